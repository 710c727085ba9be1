package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.casepapers.CasePaperAccess;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.PaperViewReason;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates a link to one paper that was handed in at a case, for the calling person of the support only. */
@ApplicationScoped
class LinkCasePaper {

    private final CurrentActor actor;
    private final CasePaperAccess access;
    private final MaterialRepository materials;
    private final MaterialLinks links;
    private final AccountLimit limit;
    private final int perHour;

    LinkCasePaper(
            CurrentActor actor,
            CasePaperAccess access,
            MaterialRepository materials,
            MaterialLinks links,
            AccountLimit limit,
            @ConfigProperty(name = "icp.materials.links-per-account-and-hour") int perHour) {
        this.actor = actor;
        this.access = access;
        this.materials = materials;
        this.links = links;
        this.limit = limit;
        this.perHour = perHour;
    }

    CasePaperLinkView handle(UUID caseId, UUID paper) {
        access.requireDecidable(caseId);
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(actor.account(), AccountLimit.Kind.PAPER_LINK, perHour);
        return UnitOfWork.in(() -> {
            var found = materials
                    .findByIdOptional(paper)
                    .filter(material -> caseId.equals(material.caseId()) && material.handedInAt() != null)
                    .filter(Material::counts)
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            var link = links.issue(found, actor.account(), PaperViewReason.DECIDE_CASE);
            return new CasePaperLinkView(caseId, paper, found.kind(), link.url(), link.uses(), link.expiresAt());
        });
    }
}

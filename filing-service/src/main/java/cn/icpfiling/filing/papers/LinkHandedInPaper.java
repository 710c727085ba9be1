package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.casepapers.CasePaperAccess;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.PaperViewReason;
import cn.icpfiling.filing.evidence.EvidenceAccess;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.store.CaseFolderTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates a link to one paper that was handed in at a finding or a case, for the calling inspector or person of the support
 * only.
 */
@ApplicationScoped
class LinkHandedInPaper {

    private final CurrentActor actor;
    private final EvidenceAccess findings;
    private final CasePaperAccess cases;
    private final CaseFolderTable folders;
    private final MaterialRepository materials;
    private final MaterialLinks links;
    private final AccountLimit limit;
    private final int perHour;

    LinkHandedInPaper(
            CurrentActor actor,
            EvidenceAccess findings,
            CasePaperAccess cases,
            CaseFolderTable folders,
            MaterialRepository materials,
            MaterialLinks links,
            AccountLimit limit,
            @ConfigProperty(name = "icp.materials.links-per-account-and-hour") int perHour) {
        this.actor = actor;
        this.findings = findings;
        this.cases = cases;
        this.folders = folders;
        this.materials = materials;
        this.links = links;
        this.limit = limit;
        this.perHour = perHour;
    }

    FindingPaperLinkView ofFinding(UUID finding, UUID paper) {
        findings.requireInspectable(finding);
        var linked = link(paper, material -> finding.equals(material.findingId()), PaperViewReason.INSPECT_FINDING);
        var link = linked.link();
        return new FindingPaperLinkView(
                finding, paper, linked.paper().kind(), link.url(), link.uses(), link.expiresAt());
    }

    CasePaperLinkView ofCase(UUID caseId, UUID paper) {
        var about = cases.requireDecidable(caseId);
        UnitOfWork.run(() -> folders.isAbout(caseId, about.subject(), about.filedAs()));
        var linked = link(paper, material -> caseId.equals(material.caseId()), PaperViewReason.DECIDE_CASE);
        var link = linked.link();
        return new CasePaperLinkView(caseId, paper, linked.paper().kind(), link.url(), link.uses(), link.expiresAt());
    }

    private record Linked(Material paper, MaterialLinks.Issued link) {}

    private Linked link(UUID paper, Predicate<Material> belongs, PaperViewReason reason) {
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(actor.account(), AccountLimit.Kind.PAPER_LINK, perHour);
        return UnitOfWork.in(() -> {
            var found = materials
                    .findByIdOptional(paper)
                    .filter(belongs)
                    .filter(material -> material.handedInAt() != null)
                    .filter(Material::counts)
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            return new Linked(found, links.issue(found, actor.account(), reason));
        });
    }
}

package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.importedpapers.ImportedPaperAccess;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates a link to one paper of an imported filing, for the calling member of staff only. */
@ApplicationScoped
class LinkImportedPaper {

    private final ImportedPaperAccess access;
    private final StaffPaperCause cause;
    private final MaterialLinks links;
    private final AccountLimit limit;
    private final int perHour;

    LinkImportedPaper(
            ImportedPaperAccess access,
            StaffPaperCause cause,
            MaterialLinks links,
            AccountLimit limit,
            @ConfigProperty(name = "icp.materials.links-per-account-and-hour") int perHour) {
        this.access = access;
        this.cause = cause;
        this.links = links;
        this.limit = limit;
        this.perHour = perHour;
    }

    ImportedPaperLinkView handle(UUID subject, UUID paper, ImportedPaperLinkRequest request) {
        cause.require(subject, UnitOfWork.in(() -> access.holder(subject)), request);
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(cause.account(), AccountLimit.Kind.PAPER_LINK, perHour);
        return UnitOfWork.in(() -> {
            var found = counted(subject, paper);
            var link = links.issue(found, cause.account(), request.reason(), request.about());
            return new ImportedPaperLinkView(subject, paper, found.kind(), link.url(), link.uses(), link.expiresAt());
        });
    }

    private Material counted(UUID subject, UUID paper) {
        var found = access.paper(subject, paper);
        if (!found.counts()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return found;
    }
}

package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Shows the support in clear who opened a case and what was written at it, for a reason and up to an hourly limit. */
@ApplicationScoped
class RevealSupportCase {

    private static final Limit REVEALS = new Limit(60, Duration.ofHours(1));

    private final CaseDesk desk;
    private final CaseEncryption encryption;
    private final CaseViews views;
    private final Limits limits;
    private final Audit audit;

    RevealSupportCase(CaseDesk desk, CaseEncryption encryption, CaseViews views, Limits limits, Audit audit) {
        this.desk = desk;
        this.encryption = encryption;
        this.views = views;
        this.limits = limits;
        this.audit = audit;
    }

    /** The audit entry is committed before the values leave. */
    RevealedSupportCase handle(UUID id, SupportCaseRevealReason reason) {
        return UnitOfWork.in(() -> {
            var found = desk.shown(id);
            desk.refuseRecovery(found);
            var staff = Binary.of(desk.staff());
            limits.lock(LimitKind.CASE_REVEALS_OF_STAFF, staff);
            limits.requireRoom(LimitKind.CASE_REVEALS_OF_STAFF, staff, REVEALS, CommonProblem.TOO_MANY_REQUESTS);
            limits.count(LimitKind.CASE_REVEALS_OF_STAFF, staff);
            audit.record(Act.of("DATA.REVEAL", "SUPPORT_CASE", id)
                    .because(reason.name())
                    .with("kind", found.kind()));
            var details = encryption.detailsOf(found);
            return new RevealedSupportCase(
                    id, details.name(), details.phone(), details.lostPhone(), details.text(), views.messagesOf(found));
        });
    }
}

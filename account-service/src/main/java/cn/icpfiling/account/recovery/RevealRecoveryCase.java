package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Shows the support in clear who opened a case and what they wrote, for a reason and up to an hourly limit. */
@ApplicationScoped
class RevealRecoveryCase {

    private static final Limit REVEALS = new Limit(60, Duration.ofHours(1));

    private final CurrentActor actor;
    private final RecoveryCaseRepository cases;
    private final RecoveryEncryption encrypted;
    private final Limits limits;
    private final Audit audit;

    RevealRecoveryCase(
            CurrentActor actor,
            RecoveryCaseRepository cases,
            RecoveryEncryption encrypted,
            Limits limits,
            Audit audit) {
        this.actor = actor;
        this.cases = cases;
        this.encrypted = encrypted;
        this.limits = limits;
        this.audit = audit;
    }

    /** The audit entry is committed before the values leave. */
    RevealedCase handle(UUID id, CaseRevealReason reason) {
        return UnitOfWork.in(() -> {
            var found = cases.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            var staff = Binary.of(actor.account());
            limits.lock(LimitKind.RECOVERY_REVEALS_OF_STAFF, staff);
            limits.requireRoom(LimitKind.RECOVERY_REVEALS_OF_STAFF, staff, REVEALS, CommonProblem.TOO_MANY_REQUESTS);
            limits.count(LimitKind.RECOVERY_REVEALS_OF_STAFF, staff);
            audit.record(Act.of("DATA.REVEAL", "RECOVERY_CASE", id).because(reason.name()));
            return new RevealedCase(id, encrypted.nameOf(found), encrypted.phoneOf(found), encrypted.messageOf(found));
        });
    }
}

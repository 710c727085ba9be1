package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the platform's next step on one finding. Whether a step is due is checked under the finding's lock, because its
 * holder or an inspector may just have acted.
 */
@ApplicationScoped
class SettleDueFinding {
    private static final String WAITS_FOR_LOOK = "WAITS_FOR_LOOK";

    private final FindingTable findings;
    private final FindingProgress progress;
    private final PolicyVersions policies;
    private final LookBeforeExpiry lookBeforeExpiry;
    private final Clock clock;

    SettleDueFinding(
            FindingTable findings,
            FindingProgress progress,
            PolicyVersions policies,
            LookBeforeExpiry lookBeforeExpiry,
            Clock clock) {
        this.findings = findings;
        this.progress = progress;
        this.policies = policies;
        this.lookBeforeExpiry = lookBeforeExpiry;
        this.clock = clock;
    }

    /** Returns the name of the step that was taken, or WAITS_FOR_LOOK when it begins to wait; empty if none was due. */
    Optional<String> handle(UUID id) {
        return UnitOfWork.in(() -> {
            var now = clock.instant();
            var finding = findings.locked(id).orElseThrow();
            var due = finding.due(LegalTime.dayOf(now));
            if (due.filter(act -> act == FindingAct.EXPIRE).isPresent()) {
                var look = lookBeforeExpiry.handle(finding, now);
                if (look != LookBeforeExpiry.Outcome.EXPIRES) {
                    return look == LookBeforeExpiry.Outcome.ASKED ? Optional.of(WAITS_FOR_LOOK) : Optional.empty();
                }
            }
            due.ifPresent(act -> progress.record(finding, step(act, finding, now)));
            return due.map(FindingAct::name);
        });
    }

    private FindingStep step(FindingAct act, Finding finding, Instant now) {
        return switch (act) {
            case NOTIFY -> finding.notifyHolder(policies.of(finding), FindingActor.SYSTEM, now);
            case REMIND -> finding.remind(policies.of(finding), now);
            case EXPIRE -> finding.expire(now);
            default -> throw new IllegalStateException(act + " is never due");
        };
    }
}

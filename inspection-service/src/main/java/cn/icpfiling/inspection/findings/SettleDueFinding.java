package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy.Exemption;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the platform's next step on one finding. Whether a step is due is checked under the finding's lock, because its
 * holder or an inspector may just have acted. A finding that would pass its last day now does so only if its papers are known
 * and none of them waits for an inspector, and a shell site only if no order of its subject is with the authority, where the
 * policy exempts such sites: the order may take the domain out of the filing.
 */
@ApplicationScoped
class SettleDueFinding {
    private static final String WAITS_FOR_LOOK = "WAITS_FOR_LOOK";
    private static final String PAPERS_UNKNOWN = "PAPERS_UNKNOWN";
    private static final String ORDERS_UNKNOWN = "ORDERS_UNKNOWN";
    private static final String ORDER_WITH_AUTHORITY = "ORDER_WITH_AUTHORITY";
    private static final String HELD_BY_PAPERS = "HELD_BY_PAPERS";

    private final FindingTable findings;
    private final FindingProgress progress;
    private final PolicyVersions policies;
    private final LookBeforeExpiry lookBeforeExpiry;
    private final PaperHolds paperHolds;
    private final Clock clock;

    SettleDueFinding(
            FindingTable findings,
            FindingProgress progress,
            PolicyVersions policies,
            LookBeforeExpiry lookBeforeExpiry,
            PaperHolds paperHolds,
            Clock clock) {
        this.findings = findings;
        this.progress = progress;
        this.policies = policies;
        this.lookBeforeExpiry = lookBeforeExpiry;
        this.paperHolds = paperHolds;
        this.clock = clock;
    }

    /**
     * Returns the name of the step that was taken, WAITS_FOR_LOOK or HELD_BY_PAPERS when the finding begins to wait, and
     * PAPERS_UNKNOWN, ORDERS_UNKNOWN or ORDER_WITH_AUTHORITY if it does not pass its last day now: filing-service did not answer,
     * or an order that may mend it is with the authority. Empty if nothing was due. Filing-service is asked between two transactions, and
     * only for a finding that would pass its last day now.
     */
    Optional<String> handle(UUID id, PapersOfRun papers, OrderQuestions orders) {
        var outcome = UnitOfWork.in(() -> settle(id, null));
        if (outcome.filter(PAPERS_UNKNOWN::equals).isEmpty()) {
            return outcome;
        }
        var finding = findings.find(id).orElseThrow();
        if (isExemptWithOrder(finding)) {
            var order = orders.isOrderWithAuthority(finding.key().subjectId());
            if (order.orElse(true)) {
                return Optional.of(order.isPresent() ? ORDER_WITH_AUTHORITY : ORDERS_UNKNOWN);
            }
        }
        var known = paperHolds.mayHold(finding) ? papers.of(id) : Optional.of(List.<FilingPapers.Paper>of());
        return known.isEmpty() ? outcome : UnitOfWork.in(() -> settle(id, known.get()));
    }

    private boolean isExemptWithOrder(Finding finding) {
        return finding.key().source() == FindingSource.SCAN
                && policies.inForce()
                        .shellSite(LegalTime.dayOf(clock.instant()))
                        .filter(policy -> policy.exemptions().contains(Exemption.ORDER_WITH_AUTHORITY))
                        .isPresent();
    }

    /** @param papers null while they are not known */
    private Optional<String> settle(UUID id, List<FilingPapers.Paper> papers) {
        var now = clock.instant();
        var finding = findings.locked(id).orElseThrow();
        var due = finding.due(LegalTime.dayOf(now));
        if (due.filter(act -> act == FindingAct.EXPIRE).isPresent()) {
            var look = lookBeforeExpiry.handle(finding, now);
            if (look != LookBeforeExpiry.Outcome.EXPIRES) {
                return look == LookBeforeExpiry.Outcome.ASKED ? Optional.of(WAITS_FOR_LOOK) : Optional.empty();
            }
            var mayHold = paperHolds.mayHold(finding);
            if (papers == null && (mayHold || isExemptWithOrder(finding))) {
                return Optional.of(PAPERS_UNKNOWN);
            }
            if (mayHold && paperHolds.begin(finding, papers, now)) {
                return Optional.of(HELD_BY_PAPERS);
            }
        }
        due.ifPresent(act -> progress.record(finding, step(act, finding, now)));
        return due.map(FindingAct::name);
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

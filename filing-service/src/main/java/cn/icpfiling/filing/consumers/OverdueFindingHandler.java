package cn.icpfiling.filing.consumers;

import cn.icpfiling.filing.deregistration.EndByFinding;
import cn.icpfiling.filing.deregistration.WithdrawProposal;
import cn.icpfiling.filing.inspections.InspectionFindings;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Ends what follows from a finding whose deadline has passed. The event only says that there may be something to do: the
 * finding is asked of inspection-service before the transaction, because it may have been cured, contested or extended since
 * (ADR 0030). As long as inspection-service does not answer, the inbox asks again and nothing ends. A finding that its owner
 * does not know is asked for during an hour; then the audit records it, so that the events of the site behind it go on.
 *
 * <p>A finding that is not overdue any more takes the platform's open proposal with it.
 */
@ApplicationScoped
class OverdueFindingHandler implements EventHandler {

    private static final String OVERDUE = "inspection.finding.overdue";
    /** An inspector may have looked at an overdue finding again, from which nothing followed until then (ADR 0030). */
    private static final String RECHECKED = "inspection.finding.rechecked";

    private static final Duration UNKNOWN_FOR = Duration.ofHours(1);
    private static final String UNKNOWN_FINDING = "UNKNOWN_FINDING";

    private final InspectionFindings findings;
    private final EndByFinding endByFinding;
    private final WithdrawProposal withdrawProposal;
    private final Audit audit;
    private final MeterRegistry meters;
    private final Clock clock;

    OverdueFindingHandler(
            InspectionFindings findings,
            EndByFinding endByFinding,
            WithdrawProposal withdrawProposal,
            Audit audit,
            MeterRegistry meters,
            Clock clock) {
        this.findings = findings;
        this.endByFinding = endByFinding;
        this.withdrawProposal = withdrawProposal;
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "icp.inspection.finding.v1";
    }

    @Override
    public String purpose() {
        return "overdue-findings";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                OVERDUE,
                RECHECKED,
                "inspection.finding.cured",
                "inspection.finding.dismissed",
                "inspection.finding.ended",
                "inspection.finding.extended",
                "inspection.finding.confirmed");
    }

    /** The finding is asked anew at each event, so an event that the topic no longer has is not missed. */
    @Override
    public Needs needs() {
        return Needs.NEWEST;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var id = event.as(FindingOverdue.class, "findingId").findingId();
        if (event.type().equals(RECHECKED)) {
            return findings.find(id)
                    .<Runnable>map(finding -> () -> endByFinding
                            .handleAgain(finding)
                            .map(EndByFinding.Outcome::name)
                            .ifPresent(this::count))
                    .orElse(() -> {});
        }
        if (!event.type().equals(OVERDUE)) {
            return () -> withdrawProposal.handle(id);
        }
        var finding = findings.find(id);
        if (finding.isPresent()) {
            return () -> count(endByFinding.handle(finding.get()).name());
        }
        if (clock.instant().isBefore(event.time().plus(UNKNOWN_FOR))) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
        }
        return () -> recordUnknown(id);
    }

    private void recordUnknown(UUID finding) {
        audit.record(Act.of("ENDING.FINDING", "FINDING", finding).with("outcome", UNKNOWN_FINDING));
        count(UNKNOWN_FINDING);
    }

    private void count(String outcome) {
        meters.counter("icp.overdue.findings", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}

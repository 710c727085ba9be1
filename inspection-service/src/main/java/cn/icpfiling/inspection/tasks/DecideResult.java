package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.inspection.tasks.JudgeOutcome.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes what a person found the result of the campaign's check, and opens findings of faults. The calls of a site are one
 * check: it is decided with the last of them. Of the tasks of findings, one about a repeated check decides its finding; a
 * call and a look at papers change nothing here.
 */
@ApplicationScoped
class DecideResult {

    private final SourceFindings findings;
    private final CampaignResultTable results;
    private final InspectionTaskTable tasks;
    private final DecideRepeatedCheck repeated;
    private final SeenDomain seen;
    private final Clock clock;

    DecideResult(
            SourceFindings findings,
            CampaignResultTable results,
            InspectionTaskTable tasks,
            DecideRepeatedCheck repeated,
            SeenDomain seen,
            Clock clock) {
        this.findings = findings;
        this.results = results;
        this.tasks = tasks;
        this.repeated = repeated;
        this.seen = seen;
        this.clock = clock;
    }

    /** @param task settled in the caller's transaction */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(InspectionTask task, Verdict verdict, UUID inspector) {
        if (task.campaignId() == null) {
            if (task.kind() == TaskKind.REVIEW_UNKNOWN) {
                repeated.handle(task, verdict, inspector);
            }
            return;
        }
        var domain = seen.of(task, verdict);
        var known = new LinkedHashSet<UUID>();
        for (var reason : verdict.reasons()) {
            var key = new FindingKey(
                    FindingSource.CAMPAIGN,
                    task.campaignId().toString(),
                    reason,
                    task.subjectId(),
                    task.serviceId(),
                    domain);
            findings.foundUnlessKnown(key, FindingActor.inspector(inspector)).ifPresent(known::add);
        }
        var check = task.check();
        var before = results.locked(task.campaignId(), task.serviceId(), check).orElseThrow();
        var reasons = Stream.concat(before.reasons().stream(), verdict.reasons().stream())
                .distinct()
                .toList();
        known.addAll(before.known());
        results.decide(
                task.campaignId(), before, state(task, verdict, reasons), reasons, List.copyOf(known), clock.instant());
        results.waits(task.campaignId(), check, -1);
    }

    private CheckState state(InspectionTask task, Verdict verdict, List<String> reasons) {
        if (task.kind() != TaskKind.CALL_NUMBER) {
            // What the check itself found stays a fault, whatever a person says of the rest.
            return reasons.isEmpty() ? verdict.state() : CheckState.FAILED;
        }
        if (tasks.unsettled(task.campaignId(), task.serviceId(), TaskKind.CALL_NUMBER) > 0) {
            return CheckState.UNKNOWN;
        }
        return reasons.isEmpty() ? CheckState.PASSED : CheckState.FAILED;
    }
}

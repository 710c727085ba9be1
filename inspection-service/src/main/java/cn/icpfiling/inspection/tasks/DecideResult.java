package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.inspection.tasks.JudgeOutcome.Verdict;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
        var faults = verdict.faults().stream()
                .map(fault -> new CheckOutcome.Fault(fault.reason(), seen.of(task, fault)))
                .distinct()
                .toList();
        var known = open(task, faults, FindingActor.inspector(inspector));
        var check = task.check();
        var before = results.locked(task.campaignId(), task.serviceId(), check).orElseThrow();
        var reasons = Stream.concat(before.reasons().stream(), verdict.reasons().stream())
                .distinct()
                .toList();
        known.addAll(before.known());
        var decision = new CampaignResultTable.Decision(
                state(task, verdict, reasons), reasons, evidence(before.evidence(), faults), List.copyOf(known));
        results.decide(task.campaignId(), before, decision, clock.instant());
        results.waits(task.campaignId(), check, -1);
    }

    /** As an automatic check does: one finding a reason, which names the first of its domains; the evidence names all. */
    private LinkedHashSet<UUID> open(InspectionTask task, List<CheckOutcome.Fault> faults, FindingActor actor) {
        var opened = new HashSet<String>();
        var known = new LinkedHashSet<UUID>();
        for (var fault : faults) {
            if (!opened.contains(fault.reason())) {
                var key = new FindingKey(
                        FindingSource.CAMPAIGN,
                        task.campaignId().toString(),
                        fault.reason(),
                        task.subjectId(),
                        task.serviceId(),
                        fault.domain(),
                        task.kind() == TaskKind.CALL_NUMBER ? task.contact() : null);
                findings.foundUnlessKnown(key, actor).ifPresentOrElse(known::add, () -> opened.add(fault.reason()));
            }
        }
        return known;
    }

    /** What the person saw first, whole; what the check said before is cut behind it. */
    static String evidence(String before, List<CheckOutcome.Fault> faults) {
        var seen = faults.stream()
                .filter(fault -> fault.domain() != null)
                .map(fault -> fault.domain() + " " + fault.reason() + " " + RepeatedCheck.BY_PERSON)
                .collect(Collectors.joining("; "));
        if (seen.length() > CheckOutcome.MOST_EVIDENCE) {
            throw ProblemException.broken(List.of(Violation.of("", TaskFault.TASK_FAULTS_TOO_LONG.name(), null)));
        }
        var all = Stream.of(seen, before).filter(said -> !said.isEmpty()).collect(Collectors.joining("; "));
        return all.length() <= CheckOutcome.MOST_EVIDENCE ? all : all.substring(0, CheckOutcome.MOST_EVIDENCE);
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

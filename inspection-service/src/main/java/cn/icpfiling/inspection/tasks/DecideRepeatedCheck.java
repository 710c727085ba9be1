package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.inspection.tasks.JudgeOutcome.Verdict;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Makes what a person found the result of a repeated check that had decided nothing. The person's word counts like that of the
 * check: the finding's own reason again, at the finding's domain if it names one, lets it pass its last day. A site in order, or
 * with other faults alone, cures it; the same reason at another domain is another fault, which the holder was never told of.
 * UNDECIDABLE decides nothing, and the check is repeated on the next legal day.
 */
@ApplicationScoped
class DecideRepeatedCheck {
    private final FiledSubjectRepository subjects;
    private final FindingTable findings;
    private final SourceFindings source;
    private final SeenDomain seen;
    private final RepeatedCheckTable repeats;
    private final Clock clock;

    DecideRepeatedCheck(
            FiledSubjectRepository subjects,
            FindingTable findings,
            SourceFindings source,
            SeenDomain seen,
            RepeatedCheckTable repeats,
            Clock clock) {
        this.subjects = subjects;
        this.findings = findings;
        this.source = source;
        this.seen = seen;
        this.repeats = repeats;
        this.clock = clock;
    }

    /**
     * 422 if the finding was settled meanwhile: its task is withdrawn soon, and the inspector's look at other faults belongs to a
     * task of its own.
     *
     * @param task of a finding, settled in the caller's transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(InspectionTask task, Verdict verdict, UUID inspector) {
        if (verdict.state() == CheckState.UNKNOWN) {
            return;
        }
        var key = locked(task);
        var faults = verdict.faults().stream()
                .map(fault -> new CheckOutcome.Fault(fault.reason(), domain(key, fault)))
                .distinct()
                .toList();
        var again = RepeatedCheck.isAgain(faults, key.reason(), key.domain());
        repeats.insert(
                RepeatedCheck.decided(
                        Ids.next(), task.findingId(), key.serviceId(), task.check(), again, clock.instant()),
                true);
        var actor = FindingActor.inspector(inspector);
        if (!again) {
            // Settled first: the same reason at another domain is a finding of its own then.
            source.mended(key, actor);
        }
        var opened = new HashSet<String>();
        for (var fault : faults) {
            var isOther = !again || !isTold(key, fault);
            if (isOther && !opened.contains(fault.reason()) && !isKnown(key, fault, actor)) {
                opened.add(fault.reason());
            }
        }
    }

    /** A domain that was to expire soon is told as expired by the finding about it; another domain that has expired is not. */
    private static boolean isTold(FindingKey key, CheckOutcome.Fault fault) {
        return fault.reason().equals(key.reason()) || RepeatedCheck.isAgain(List.of(fault), key.reason(), key.domain());
    }

    /** The row of the subject first, as everywhere. */
    private FindingKey locked(InspectionTask task) {
        var _ = subjects.locked(task.subjectId());
        return findings.locked(task.findingId())
                .filter(Finding::isUnsettled)
                .map(Finding::key)
                .orElseThrow(() -> ProblemException.broken(
                        List.of(Violation.of("", TaskFault.TASK_FINDING_UNKNOWN.name(), null))));
    }

    /**
     * Where the fault was seen. It has to be said of the finding's own reason if the finding names a domain, because no one can
     * tell from the reason alone whether it is the fault that the holder was told of.
     */
    private String domain(FindingKey key, SeenAt fault) {
        if (RepeatedCheck.isSame(fault.reason(), key.reason()) && (key.domain() == null) != (fault.domain() == null)) {
            throw SeenDomain.refused(fault, TaskFault.TASK_DOMAIN_UNFIT);
        }
        return fault.domain() == null ? null : seen.ofSite(key.serviceId(), fault, key.domain());
    }

    /** Opens a finding of the fault, unless another one tells it already. */
    private boolean isKnown(FindingKey key, CheckOutcome.Fault fault, FindingActor actor) {
        var known = source.foundUnlessKnown(
                new FindingKey(
                        key.source(),
                        key.sourceKey(),
                        fault.reason(),
                        key.subjectId(),
                        key.serviceId(),
                        fault.domain()),
                actor);
        return known.isPresent();
    }
}

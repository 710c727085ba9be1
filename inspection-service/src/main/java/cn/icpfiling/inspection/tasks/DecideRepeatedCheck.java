package cn.icpfiling.inspection.tasks;

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
        var domain = domain(key, verdict);
        var again = RepeatedCheck.isAgain(verdict.reasons(), domain, key.reason(), key.domain());
        repeats.insert(
                RepeatedCheck.decided(
                        Ids.next(), task.findingId(), key.serviceId(), task.check(), again, clock.instant()),
                true);
        var actor = FindingActor.inspector(inspector);
        if (!again) {
            // Settled first: the same reason at another domain is a finding of its own then.
            source.mended(key, actor);
        }
        for (var reason : verdict.reasons()) {
            if (!reason.equals(key.reason())) {
                found(key, reason, null, actor);
            } else if (!again) {
                found(key, reason, domain, actor);
            }
        }
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
     * Where the finding's own reason was seen. It has to be said if the finding names a domain, because no one can tell from the
     * reason alone whether it is the fault that the holder was told of.
     */
    private String domain(FindingKey key, Verdict verdict) {
        var isAsked = key.domain() != null && verdict.reasons().contains(key.reason());
        if (isAsked != (verdict.domain() != null)) {
            throw SeenDomain.refused(TaskFault.TASK_DOMAIN_UNFIT);
        }
        if (!isAsked) {
            return null;
        }
        return seen.ofSite(key.serviceId(), verdict.domain(), key.domain());
    }

    /** A fault that another finding tells already is no second one. */
    private void found(FindingKey key, String reason, String domain, FindingActor actor) {
        var _ = source.foundUnlessKnown(
                new FindingKey(key.source(), key.sourceKey(), reason, key.subjectId(), key.serviceId(), domain), actor);
    }
}

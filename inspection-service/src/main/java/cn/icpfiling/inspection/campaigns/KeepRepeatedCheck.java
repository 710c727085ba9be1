package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Stores what a repeated check found: its result, the cure of its finding, findings of other faults, and a task for a person
 * if the check left its finding open.
 */
@ApplicationScoped
class KeepRepeatedCheck {
    private final RepeatedCheckTable repeats;
    private final SourceFindings source;
    private final CampaignFindings findings;
    private final InspectionTaskTable tasks;
    private final Clock clock;

    KeepRepeatedCheck(
            RepeatedCheckTable repeats,
            SourceFindings source,
            CampaignFindings findings,
            InspectionTaskTable tasks,
            Clock clock) {
        this.repeats = repeats;
        this.source = source;
        this.findings = findings;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * Writes the result once. The finding that is cured is settled first: another fault of the same reason, at another
     * domain, is a finding of its own then. Where the source looks again by itself, its own look alone cures and finds other
     * faults: the check only says whether the finding may pass its last day, and is repeated until one of the two has spoken.
     *
     * @param site empty if nothing is filed any more
     * @param needsPerson whether a person looks at what the check leaves open
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(
            RepeatedCheck repeat,
            FindingKey key,
            Optional<FiledSiteFacts> site,
            CheckOutcome outcome,
            boolean needsPerson) {
        if (key.source().looksAgain()) {
            repeats.finish(repeat.finished(outcome, key.reason(), filedName(key, outcome), clock.instant())
                    .withoutCure());
            return;
        }
        var result = repeat.finished(outcome, key.reason(), key.domain(), clock.instant());
        if (result.cured()) {
            source.mended(key, FindingActor.SYSTEM);
        }
        var others = RepeatedCheck.others(outcome, key.reason(), key.domain());
        site.ifPresent(facts -> findings.open(key.sourceKey(), facts, others));
        repeats.finish(result);
        if (needsPerson && result.leavesOpen() && site.isPresent()) {
            askPerson(result, key);
        }
    }

    /** A concern names the registrable domain; the check names it as it was filed. */
    private static String filedName(FindingKey key, CheckOutcome outcome) {
        return outcome instanceof CheckOutcome.Failed failed
                ? failed.faults().stream()
                        .filter(fault -> RepeatedCheck.isSame(fault.reason(), key.reason()) && fault.domain() != null)
                        .map(CheckOutcome.Fault::domain)
                        .filter(domain -> domain.endsWith("." + key.domain()))
                        .findFirst()
                        .orElse(key.domain())
                : key.domain();
    }

    /**
     * Ends a check whose result could not be stored: it decides nothing.
     *
     * @param key of the finding; empty if the finding cannot be read
     * @param needsPerson whether a person looks
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void giveUp(RepeatedCheck repeat, Optional<FindingKey> key, CheckOutcome outcome, boolean needsPerson) {
        var result = repeat.finished(outcome, "", null, clock.instant());
        repeats.finish(result);
        key.filter(known -> needsPerson && !known.source().looksAgain()).ifPresent(known -> askPerson(result, known));
    }

    /** Where nothing is filed any more, the record ends the finding. A finding keeps the task that is open already. */
    private void askPerson(RepeatedCheck result, FindingKey key) {
        var _ = tasks.insert(new InspectionTask(
                Ids.next(),
                TaskKind.REVIEW_UNKNOWN,
                result.check().name(),
                null,
                result.findingId(),
                key.subjectId(),
                key.serviceId(),
                TaskState.OPEN,
                0,
                null,
                null,
                null,
                null,
                clock.instant()));
    }
}

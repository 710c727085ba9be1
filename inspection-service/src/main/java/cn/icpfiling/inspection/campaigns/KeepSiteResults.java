package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.CampaignResultTable.Result;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.inspection.store.CountGains;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.OperationLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores what the checks of one site said: results, findings of faults, and tasks for what people do. */
@ApplicationScoped
class KeepSiteResults {

    private static final String ALL_PAPERS = "ALL";
    private static final String FOR_A_PERSON = "WAITS_FOR_A_PERSON";
    private static final String SUBJECT_IS_CALLED = "SUBJECT_CALLED_AT_ANOTHER_SITE";

    private final CampaignTable campaigns;
    private final CampaignResultTable results;
    private final InspectionTaskTable tasks;
    private final CampaignFindings findings;
    private final FiledSubjectRepository subjects;
    private final Clock clock;

    KeepSiteResults(
            CampaignTable campaigns,
            CampaignResultTable results,
            InspectionTaskTable tasks,
            CampaignFindings findings,
            FiledSubjectRepository subjects,
            Clock clock) {
        this.campaigns = campaigns;
        this.results = results;
        this.tasks = tasks;
        this.findings = findings;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * Writes the outcomes of a site once. While the campaign does not run, the line is put off: a look that began before
     * a pause or cancellation opens nothing after it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    LineOutcome handle(
            Campaign campaign, OperationLine line, FiledSiteFacts site, Map<CheckKind, CheckOutcome> outcomes) {
        if (campaigns.sharedState(campaign.id()) != CampaignState.RUNNING) {
            return new LineOutcome.PutOff(line, line.tries(), Duration.ZERO);
        }
        if (!results.siteDone(campaign.id(), site.serviceId())) {
            return new LineOutcome.Done(line, null);
        }
        // The row of the site is locked by now, the counts come last. The row of the subject stands between; findings
        // lock
        // it too. Two sites of a subject at once call its numbers once.
        var _ = subjects.locked(site.subjectId());
        var done = new DoneSite(campaign, site, new CountGains());
        done.gains().site();
        var known = new EnumMap<CheckKind, List<UUID>>(CheckKind.class);
        outcomes.forEach((check, outcome) -> {
            if (outcome instanceof CheckOutcome.Failed failed) {
                known.put(check, findings.open(campaign.id().toString(), site, failed.faults()));
            }
        });
        for (var check : campaign.checks()) {
            if (check.isByPeople()) {
                askPeople(done, check);
            } else {
                keep(done, check, outcomes.get(check), known.getOrDefault(check, List.of()));
            }
        }
        results.count(campaign.id(), done.gains());
        return new LineOutcome.Done(line, null);
    }

    private record DoneSite(Campaign campaign, FiledSiteFacts site, CountGains gains) {}

    private void keep(DoneSite done, CheckKind check, CheckOutcome outcome, List<UUID> known) {
        var reasons = outcome instanceof CheckOutcome.Failed failed ? failed.reasons() : List.<String>of();
        insert(done, check, outcome.state(), reasons, outcome.evidence(), known);
        if (outcome.state() == CheckState.UNKNOWN
                || (outcome instanceof CheckOutcome.Failed some && some.undecided())) {
            open(done, check, TaskKind.REVIEW_UNKNOWN, check.name());
        }
    }

    private void askPeople(DoneSite done, CheckKind check) {
        if (!done.site().served()) {
            insert(done, check, CheckState.NOT_APPLICABLE, List.of(), "NOT_SERVED", List.of());
            return;
        }
        if (check == CheckKind.CALLS) {
            call(done);
        } else {
            insert(done, check, CheckState.UNKNOWN, List.of(), FOR_A_PERSON, List.of());
            open(done, check, TaskKind.PAPERS, ALL_PAPERS);
        }
    }

    /** The subject's principal has one mobile and one landline, however many sites the campaign takes up. */
    private void call(DoneSite done) {
        var contacts = Arrays.stream(FiledContact.values())
                .filter(contact -> contact.isOfService()
                        || !tasks.isCalled(done.campaign().id(), done.site().subjectId(), contact))
                .toList();
        var evidence = contacts.contains(FiledContact.SUBJECT_MOBILE) ? FOR_A_PERSON : SUBJECT_IS_CALLED;
        insert(done, CheckKind.CALLS, CheckState.UNKNOWN, List.of(), evidence, List.of());
        contacts.forEach(contact -> open(done, CheckKind.CALLS, TaskKind.CALL_NUMBER, contact.name()));
    }

    private void insert(
            DoneSite done, CheckKind check, CheckState state, List<String> reasons, String evidence, List<UUID> known) {
        var site = done.site();
        results.insert(
                done.campaign().id(),
                new Result(
                        site.serviceId(),
                        check,
                        site.subjectId(),
                        site.serviceNumber(),
                        state,
                        reasons,
                        evidence,
                        known,
                        false,
                        clock.instant()));
        done.gains().result(check, state);
    }

    private void open(DoneSite done, CheckKind check, TaskKind kind, String topic) {
        var task = new InspectionTask(
                Ids.next(),
                kind,
                topic,
                done.campaign().id(),
                null,
                done.site().subjectId(),
                done.site().serviceId(),
                TaskState.OPEN,
                0,
                null,
                null,
                null,
                null,
                clock.instant());
        if (tasks.insert(task)) {
            done.gains().task(check);
        }
    }
}

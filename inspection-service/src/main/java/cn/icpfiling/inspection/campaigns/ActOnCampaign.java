package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CampaignAct;
import cn.icpfiling.inspection.core.campaigns.CampaignRole;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Starts, pauses, resumes and cancels a campaign. */
@ApplicationScoped
class ActOnCampaign {

    private final IdempotencyService idempotency;
    private final CampaignTable campaigns;
    private final CampaignOperations operations;
    private final CampaignViews views;
    private final Audit audit;
    private final Clock clock;

    ActOnCampaign(
            IdempotencyService idempotency,
            CampaignTable campaigns,
            CampaignOperations operations,
            CampaignViews views,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.campaigns = campaigns;
        this.operations = operations;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, CampaignAct act, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        if (campaigns.find(id).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return idempotency.perform(idempotentRequest, () -> perform(id, act, ifMatch));
    }

    private Reply perform(UUID id, CampaignAct act, IfMatch ifMatch) {
        var before = campaigns.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        ifMatch.require(before.version());
        var now = clock.instant();
        var after = before.after(act, CampaignRole.STAFF, now.truncatedTo(ChronoUnit.MICROS));
        if (act == CampaignAct.START && before.deadline().isBefore(LegalTime.dayOf(now))) {
            throw ProblemException.broken(List.of(Violation.of("", CampaignFault.CAMPAIGN_DEADLINE_PAST.name(), null)));
        }
        campaigns.change(after);
        if (act == CampaignAct.CANCEL) {
            operations.cancel(id);
        }
        audit.record(Act.of("CAMPAIGN." + act, "CAMPAIGN", id)
                .with("from", before.state())
                .with("to", after.state()));
        return reply(after);
    }

    private Reply reply(Campaign campaign) {
        return new Reply(200, null, CampaignViews.tag(campaign).toString(), views.whole(campaign));
    }
}

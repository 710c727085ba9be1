package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.LineHandler;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.platform.time.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks at one site: asks its checks, and stores what they say. A source that is away is asked again before a person is. */
@ApplicationScoped
class InspectSite implements LineHandler {
    private static final Logger LOG = Logger.getLogger(InspectSite.class);

    private final CampaignTable campaigns;
    private final CampaignSiteTable sites;
    private final AutomaticChecks checks;
    private final KeepSiteResults keep;
    private final Backoff backoff;
    private final int tries;
    private final Duration away;

    InspectSite(
            CampaignTable campaigns,
            CampaignSiteTable sites,
            AutomaticChecks checks,
            KeepSiteResults keep,
            @ConfigProperty(name = "icp.campaigns.retry-after") Duration retryAfter,
            @ConfigProperty(name = "icp.campaigns.tries") int tries,
            @ConfigProperty(name = "icp.campaigns.away") Duration away) {
        this.campaigns = campaigns;
        this.sites = sites;
        this.checks = checks;
        this.keep = keep;
        this.backoff = new Backoff(retryAfter, Duration.ofMinutes(30));
        this.tries = tries;
        this.away = away;
    }

    @Override
    public Status handle(LeasedBatch batch, Operation operation, OperationLine line) {
        var campaign = campaigns.find(operation.owner()).orElseThrow();
        var site = sites.facts(Ids.parse(line.item()));
        if (site.isEmpty()) {
            return batch.keep(new LineOutcome.Done(line, null));
        }
        try {
            return look(batch, campaign, line, site.get());
        } catch (RuntimeException fault) {
            if (DatabaseFailure.isOutage(fault) || Collisions.isCollision(fault) || line.tries() + 1 < tries) {
                throw fault;
            }
            LOG.errorf(
                    fault,
                    "a person looks at service %s, because its checks failed",
                    site.get().serviceId());
            return batch.keep(() -> keep.handle(campaign, line, site.get(), AutomaticChecks.failed(campaign.checks())));
        }
    }

    private Status look(LeasedBatch batch, Campaign campaign, OperationLine line, FiledSiteFacts site) {
        var outcomes = checks.look(campaign.checks(), site);
        var triedBefore = line.tries() + 1;
        if (outcomes.values().stream().anyMatch(outcome -> isAskedAgain(outcome, triedBefore))) {
            return batch.keep(new LineOutcome.PutOff(line, triedBefore, backoff.after(triedBefore)));
        }
        return batch.keep(() -> keep.handle(campaign, line, site, outcomes));
    }

    /** A source that is away for all sites is asked for longer: one outage would send each site of the campaign to a person. */
    private boolean isAskedAgain(CheckOutcome outcome, int triedBefore) {
        return outcome instanceof CheckOutcome.Unknown(var _, var mayPass, var isAway)
                && mayPass
                && (triedBefore < tries || isAway && waited(triedBefore).compareTo(away) < 0);
    }

    /** How long a line that was put off after each try but the last has waited. */
    private Duration waited(int triedBefore) {
        var waited = Duration.ZERO;
        for (var one = 1; one < triedBefore; one++) {
            waited = waited.plus(backoff.after(one));
        }
        return waited;
    }
}

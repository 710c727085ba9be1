package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CampaignAct;
import cn.icpfiling.inspection.core.campaigns.CampaignRole;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.campaigns.Sample;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes up the sites of running campaigns, completes campaigns, withdraws the tasks of cancelled ones and opens tasks
 * whose claim has ended. One replica runs it at a time, and each write is fenced by its lease.
 */
@ApplicationScoped
class AdvanceCampaigns {

    private static final Logger LOG = Logger.getLogger(AdvanceCampaigns.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int CAMPAIGNS = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int OPEN_OPERATIONS = 4;
    private static final int TASKS_A_PAGE = 500;

    /** A campaign whose sites are few among many gives the next one its turn, and goes on in the next run. */
    private static final int PAGES_A_TURN = 20;

    private final CampaignTable campaigns;
    private final CampaignSiteTable sites;
    private final NextSites next;
    private final CampaignResultTable results;
    private final InspectionTaskTable tasks;
    private final CampaignOperations operations;
    private final Audit audit;
    private final LeasedJob job;
    private final Clock clock;

    AdvanceCampaigns(
            CampaignTable campaigns,
            CampaignSiteTable sites,
            CampaignResultTable results,
            InspectionTaskTable tasks,
            CampaignOperations operations,
            Audit audit,
            Sql sql,
            Clock clock) {
        this.campaigns = campaigns;
        this.sites = sites;
        this.next = new NextSites(sites);
        this.results = results;
        this.tasks = tasks;
        this.operations = operations;
        this.audit = audit;
        this.job = new LeasedJob(sql, "campaign_leases", "campaigns", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            identity = "campaigns",
            every = "{icp.campaigns.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        job.run(this::advance);
    }

    private void advance(Lease lease) {
        lease.renewing(() -> tasks.releaseEndedClaims(TASKS_A_PAGE));
        lease.renewing(() -> tasks.withdrawOfSettledFindings(TASKS_A_PAGE));
        // Campaigns may wait for people for months: however many do, those behind them have their turn.
        var page = campaigns.toWorkOn(BEFORE_ALL, CAMPAIGNS);
        while (!page.isEmpty()) {
            for (var campaign : page) {
                if (!lease.keep()) {
                    return;
                }
                advanceOrTell(lease, campaign);
            }
            page = page.size() < CAMPAIGNS
                    ? List.of()
                    : campaigns.toWorkOn(page.getLast().id(), CAMPAIGNS);
        }
    }

    private void advanceOrTell(Lease lease, Campaign campaign) {
        try {
            advance(lease, campaign);
        } catch (RuntimeException fault) {
            if (DatabaseFailure.isOutage(fault) || Collisions.isCollision(fault)) {
                throw fault;
            }
            LOG.errorf(fault, "campaign %s does not advance", campaign.id());
        }
    }

    private void advance(Lease lease, Campaign campaign) {
        if (campaign.state() == CampaignState.CANCELLED) {
            withdraw(lease, campaign.id());
            return;
        }
        if (campaign.population().choosesSites() && !sites.taken(campaign.id()).chosen()) {
            draw(lease, campaign);
        }
        for (var pages = 0;
                pages < PAGES_A_TURN
                        && operations.open(campaign.id()).size() < OPEN_OPERATIONS
                        && takeUp(lease, campaign);
                pages++) {
            LOG.debugf("campaign %s looked at a page of sites", campaign.id());
        }
        if (isDone(campaign.id())) {
            lease.renewing(() -> complete(campaign.id()));
        }
    }

    /** Reads the whole population once. A job that was killed draws again, and nothing of the first draw was stored. */
    private void draw(Lease lease, Campaign campaign) {
        var population = campaign.population();
        var sample = new Sample(population.seed(), population.size());
        var look = next.look(population, null);
        look.sites().forEach(sample::offer);
        while (!look.isLast()) {
            if (!lease.keep()) {
                return;
            }
            look = next.look(population, look.upTo());
            look.sites().forEach(sample::offer);
        }
        lease.renewing(() -> {
            sites.choose(campaign.id(), sample.sites());
            sites.allChosen(campaign.id());
        });
    }

    /** Reads the next page of sites, then locks the campaign and makes an operation of them. False if no page can follow. */
    private boolean takeUp(Lease lease, Campaign campaign) {
        var taken = sites.taken(campaign.id());
        if (campaign.allTaken() || isNotDrawn(campaign, taken)) {
            return false;
        }
        var page = next.page(campaign.id(), campaign.population(), taken.after());
        return lease.fenced(() -> takeUp(campaign.id(), page)).orElse(false);
    }

    /** The holder of the lease alone takes up sites, so the page that was read before the lock is still the next one. */
    private boolean takeUp(UUID id, CampaignSiteTable.Look page) {
        var now = campaigns.locked(id).orElseThrow();
        if (now.state() != CampaignState.RUNNING || now.allTaken()) {
            return false;
        }
        if (!page.sites().isEmpty()) {
            operations.start(id, page.sites());
        }
        if (page.upTo() != null) {
            sites.take(id, page.upTo(), page.sites().size());
        }
        if (page.isLast()) {
            sites.allTaken(id);
        }
        return !page.isLast();
    }

    private static boolean isNotDrawn(Campaign campaign, CampaignSiteTable.Taken taken) {
        return campaign.population().choosesSites() && !taken.chosen();
    }

    private boolean isDone(UUID id) {
        return campaigns.find(id).filter(Campaign::allTaken).isPresent()
                && operations.open(id).isEmpty()
                && results.counts(id).waiting() == 0;
    }

    /** Finished operations add no tasks, so the count from before the lock still holds. */
    private void complete(UUID id) {
        var campaign = campaigns.locked(id).orElseThrow();
        if (campaign.state() != CampaignState.RUNNING) {
            return;
        }
        campaigns.change(campaign.after(CampaignAct.COMPLETE, CampaignRole.SYSTEM, clock.instant()));
        campaigns.tidied(id);
        audit.record(Act.of("CAMPAIGN.COMPLETE", "CAMPAIGN", id));
    }

    private void withdraw(Lease lease, UUID id) {
        var withdrawn = TASKS_A_PAGE;
        while (withdrawn == TASKS_A_PAGE) {
            withdrawn = lease.fenced(() -> withdraw(id)).orElse(-1);
        }
        if (withdrawn >= 0 && operations.open(id).isEmpty()) {
            lease.renewing(() -> campaigns.tidied(id));
        }
    }

    /** Withdraws a page of tasks, which no check waits for any more. Returns how many. */
    private int withdraw(UUID id) {
        var withdrawn = tasks.withdraw(id, TASKS_A_PAGE);
        withdrawn.stream()
                .collect(Collectors.groupingBy(InspectionTask::check, TreeMap::new, Collectors.counting()))
                .forEach((check, count) -> results.waits(id, check, -count.intValue()));
        return withdrawn.size();
    }
}

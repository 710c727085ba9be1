package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.DueJobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Notifies holders of findings, reminds them, and lets deadlines pass, a page at a time, each finding in its own
 * transaction. One replica runs it at a time. A finding that fails is skipped and found again next time.
 */
@ApplicationScoped
class SettleDueFindings implements DueJobs {
    private static final Logger LOG = Logger.getLogger(SettleDueFindings.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int PAGE = 200;

    private final FindingTable findings;
    private final SettleDueFinding settle;
    private final HandedInPapers papers;
    private final FilingOrders orders;
    private final LeasedJob job;
    private final MeterRegistry meters;
    private final Clock clock;

    SettleDueFindings(
            FindingTable findings,
            SettleDueFinding settle,
            HandedInPapers papers,
            @RestClient FilingOrders orders,
            Sql sql,
            MeterRegistry meters,
            Clock clock) {
        this.findings = findings;
        this.settle = settle;
        this.papers = papers;
        this.orders = orders;
        this.job = new LeasedJob(sql, "finding_leases", "deadlines", LEASE);
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    @Scheduled(
            identity = "due-findings",
            every = "${icp.findings.every:off}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        var today = LegalTime.dayOf(clock.instant());
        var papersOfRun = new PapersOfRun(papers);
        var ordersOfRun = new OrderQuestions(orders);
        var page = findings.due(today, null, PAGE);
        while (!page.isEmpty()) {
            for (var due : page) {
                // The lease is renewed before each finding: a page may take longer than the lease.
                if (!lease.keep()) {
                    return;
                }
                settled(due.id(), papersOfRun, ordersOfRun);
            }
            page = page.size() < PAGE ? List.of() : findings.due(today, page.getLast(), PAGE);
        }
    }

    private void settled(UUID id, PapersOfRun papersOfRun, OrderQuestions ordersOfRun) {
        try {
            settle.handle(id, papersOfRun, ordersOfRun).ifPresent(this::count);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            count("FAILED");
            LOG.errorf(e, "due finding %s could not be settled", id);
        }
    }

    private void count(String outcome) {
        meters.counter("icp.inspection.due.findings", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}

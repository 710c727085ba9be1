package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.store.OldTypeCheckTable;
import cn.icpfiling.filing.store.OldTypeCheckTable.OldCheck;
import cn.icpfiling.filing.store.OldTypeCheckTable.Position;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes type checks that came to nothing, because they hold the certificates of people who may never file (PIPL,
 * article 19). A check stays if an order, a status inquiry or an offline case was opened from it. These are only opened
 * while the check is good, and are never deleted, so a check that was passed over once stays for good: a replica reads
 * it once after each start. That is a matter of seconds for a million orders, and of minutes for fifty million.
 */
@ApplicationScoped
class ForgetTypeChecks implements DueJobs {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int BITE = 1_000;

    /** A request that began while the check was good has ended by then. */
    private static final Duration SHORTEST = FilingTypeCheck.GOOD_FOR.multipliedBy(2);

    private final OldTypeCheckTable table;
    private final LeasedJob job;
    private final Clock clock;
    private final Duration keep;
    private final int bite;
    private Position after = Position.FIRST;

    @Inject
    ForgetTypeChecks(
            OldTypeCheckTable table,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "icp.type-checks.keep") Duration keep) {
        this(table, sql, clock, keep, BITE);
    }

    /** @param bite how many checks one transaction deletes at most */
    ForgetTypeChecks(OldTypeCheckTable table, Sql sql, Clock clock, Duration keep, int bite) {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("icp.type-checks.keep is shorter than " + SHORTEST);
        }
        this.table = table;
        this.job = new LeasedJob(sql, "leases", "old-type-checks", LEASE);
        this.clock = clock;
        this.keep = keep;
        this.bite = bite;
    }

    /** A service with a period that is too short does not start. */
    void start(@Observes StartupEvent started) {}

    @Override
    @Scheduled(
            identity = "old-type-checks",
            every = "{icp.type-checks.tidy}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    /** Each batch is a transaction of its own. */
    private void run(Lease lease) {
        var before = clock.instant().minus(keep);
        if (after.checkedAt().isAfter(before)) {
            after = Position.FIRST; // a test clock was turned back
        }
        List<OldCheck> batch;
        do {
            batch = table.next(after, before, bite);
            table.forget(batch.stream()
                    .filter(check -> !check.named())
                    .map(check -> check.position().id())
                    .toList());
            after = batch.isEmpty() ? after : batch.getLast().position();
        } while (batch.size() == bite && lease.keep());
    }
}

package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.store.ProviderNetworkTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes removed lines after the retention time, until which inspectors can ask whose an address was. */
@ApplicationScoped
class ForgetRemovedNetworks implements DueJobs {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int ROWS_A_STATEMENT = 1_000;

    private final ProviderNetworkTable networks;
    private final LeasedJob job;
    private final Clock clock;
    private final Duration keep;

    ForgetRemovedNetworks(
            ProviderNetworkTable networks,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "icp.networks.keep-removed") Duration keep) {
        this.networks = networks;
        this.job = new LeasedJob(sql, "network_leases", "removed", LEASE);
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    @Scheduled(
            identity = "removed-networks",
            every = "{icp.networks.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    /** Each batch is a transaction of its own. */
    private void run(Lease lease) {
        var before = clock.instant().minus(keep);
        while (lease.keep() && networks.forget(before, ROWS_A_STATEMENT) == ROWS_A_STATEMENT) {
            // The next batch goes on where this one ended.
        }
    }
}

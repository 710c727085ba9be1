package cn.icpfiling.filing.serving;

import cn.icpfiling.filing.serving.ServingTable.Backlog;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedLoop;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.metrics.SampledGroup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Versions the list in one replica at a time: woken after each commit here, and at each poll for the commits of other replicas. */
@ApplicationScoped
class ServingListVersioner implements LeasedLoop.Work {

    private static final Logger LOG = Logger.getLogger(ServingListVersioner.class);

    /** Short, because edges serve by an old list until the lease of a killed replica has run out. */
    private static final Duration LEASE = Duration.ofSeconds(6);

    private final VersionServingList version;
    private final LeasedLoop loop;
    private final SampledGroup<Backlog> backlog;

    ServingListVersioner(
            VersionServingList version,
            ServingTable table,
            Sql sql,
            SampledGauges gauges,
            @ConfigProperty(name = "icp.serving-list.poll") Duration poll) {
        this.version = version;
        var lease = new Lease(sql, "leases", "serving-list", LEASE);
        this.loop = new LeasedLoop("serving-list", lease, poll, Duration.ZERO, this);
        this.backlog = gauges.ownedByCaller("serving-list", table::backlog)
                .gauge(
                        "icp.filing.serving.unversioned",
                        "changes of domains that no serving list shows yet",
                        Backlog::depth)
                .gauge("icp.filing.serving.unversioned.seconds", "age of the oldest of them", Backlog::oldestSeconds);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        loop.stop();
    }

    /** A transaction has committed a change: do not wait for the next poll. */
    void wake() {
        loop.wake();
    }

    @Override
    public void observe() {
        backlog.take();
    }

    @Override
    public boolean pass(Lease lease) {
        return version.handle(lease);
    }

    @Override
    public void failed(String cause) {
        LOG.warnf("The serving list waits for its next version: %s", cause);
    }
}

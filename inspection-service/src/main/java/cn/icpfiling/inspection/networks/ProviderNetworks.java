package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.store.PublishedNetworkTable;
import cn.icpfiling.platform.security.RunsWithoutKeys;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The networks of the present day, as this replica knows them. A change of a list arrives within
 * {@code icp.networks.refresh}. While the database does not answer, the last snapshot stays for
 * {@code icp.networks.oldest}. After that, and before the first one, a scan gets an exception: unknown networks are neither
 * no networks nor those of an hour ago.
 */
@ApplicationScoped
public class ProviderNetworks implements DueJobs {

    private static final Logger LOG = Logger.getLogger(ProviderNetworks.class);
    private static final double MILLIS_A_SECOND = 1_000;

    private final PublishedNetworkTable published;
    private final NetworkRegions regions;
    private final Clock clock;
    private final Clock machine;
    private final Duration oldest;
    private final ReentrantLock oneRefreshes = new ReentrantLock();
    private volatile Confirmed confirmed;

    /** @param at of the machine's clock: when the database said last that nothing has changed */
    private record Confirmed(NetworkSnapshot snapshot, Instant at) {}

    ProviderNetworks(
            PublishedNetworkTable published,
            NetworkRegions regions,
            Clock clock,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.networks.oldest") Duration oldest,
            MeterRegistry meters) {
        this.published = published;
        this.regions = regions;
        this.clock = clock;
        this.machine = machine;
        this.oldest = oldest;
        Gauge.builder("icp.inspection.networks.age.seconds", this, ProviderNetworks::ageSeconds)
                .description("time since the database confirmed the networks that the scan compares with")
                .register(meters);
    }

    /**
     * Returns the present snapshot; reads the first one, and the first one of a day.
     *
     * @throws IllegalStateException if the snapshot was not confirmed for longer than {@code icp.networks.oldest}
     */
    public NetworkSnapshot current() {
        var known = confirmed;
        if (known == null || !known.snapshot().day().equals(LegalTime.dayOf(clock.instant()))) {
            refresh();
            known = confirmed;
        }
        if (Duration.between(known.at(), machine.instant()).compareTo(oldest) > 0) {
            throw new IllegalStateException("the networks were last confirmed at " + known.at());
        }
        return known.snapshot();
    }

    @RunsWithoutKeys
    @Scheduled(
            identity = "provider-networks",
            every = "{icp.networks.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        try {
            refresh();
        } catch (RuntimeException trouble) {
            var known = confirmed;
            LOG.warnf(trouble, "the networks were last confirmed at %s", known == null ? "no time" : known.at());
        }
    }

    @Override
    public void runDue() {
        refresh();
    }

    /** Reads the networks if a list or the legal day has changed since. */
    public void refresh() {
        oneRefreshes.lock();
        try {
            var at = machine.instant();
            confirmed = new Confirmed(read(LegalTime.dayOf(clock.instant())), at);
        } finally {
            oneRefreshes.unlock();
        }
    }

    private NetworkSnapshot read(LocalDate day) {
        var known = confirmed;
        if (known != null
                && known.snapshot().day().equals(day)
                && known.snapshot().version() == published.version()) {
            return known.snapshot();
        }
        var read = published.on(day);
        LOG.infof("%d networks of %s, version %d", read.networks().size(), day, read.version());
        return NetworkSnapshot.of(read.version(), day, read.networks(), regions);
    }

    /** Not a number before the first snapshot. */
    private double ageSeconds() {
        var known = confirmed;
        return known == null
                ? Double.NaN
                : Duration.between(known.at(), machine.instant()).toMillis() / MILLIS_A_SECOND;
    }
}

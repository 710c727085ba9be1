package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.dns.HealthSettings;
import cn.icpfiling.inspection.dns.ScanEngine;
import cn.icpfiling.inspection.dns.ScanSettings;
import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.WindowSettings;
import cn.icpfiling.inspection.dns.resolve.ResolveSettings;
import cn.icpfiling.inspection.dns.transport.TransportSettings;
import cn.icpfiling.inspection.dns.zone.ZoneSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Makes engines by the settings. An engine does one run, and keeps its rates from the first question to the last. A
 * {@link LookRun} has an engine for each of its passes, which begins anew: a second may hold one question more for each
 * pass that begins in it.
 */
@ApplicationScoped
class ScanEngines {
    /** Questions a second to one group for rescans. */
    private static final double RESCANS_PER_SECOND = 5;

    /** Questions a second to one group for checks that are repeated. */
    private static final double REPEATS_PER_SECOND = 5;

    /** The room that a scan leaves to both. */
    private static final double BESIDE_SCANS = RESCANS_PER_SECOND + REPEATS_PER_SECOND;

    private static final Logger LOG = Logger.getLogger(ScanEngines.class);
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");
    private static final int CACHED = 200_000;
    private static final int OPEN_DOMAINS = 50_000;
    private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_TTL = Duration.ofDays(1);

    private final ScanConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Reads addresses and labels at once: a wrong setting stops the start. */
    ScanEngines(ScanConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        zones();
        if (config.longestRescans().compareTo(LookNow.LONGEST) > 0) {
            throw new IllegalArgumentException("icp.scan.longest-rescans must be at most " + LookNow.LONGEST.toSeconds()
                    + " s, so that a look ends before the lease of its job");
        }
        TransportSettings.whyNoBatches()
                .ifPresentOrElse(
                        why -> LOG.infof("the scan sends and reads one packet a system call, because %s", why),
                        () -> LOG.info("the scan sends and reads many packets a system call (sendmmsg, recvmmsg)"));
        config.vantageResolvers().ifPresent(ServerAddress::parseAll);
        if (!config.subdomains().stream().allMatch(label -> LABEL.matcher(label).matches())) {
            throw new IllegalArgumentException("icp.scan.subdomains must be labels in lower case, separated by commas");
        }
        if (config.replicas() < 1 || config.groupRate() <= BESIDE_SCANS * config.replicas()) {
            throw new IllegalArgumentException(
                    "icp.scan.group-rate must be more than " + BESIDE_SCANS + " for each of icp.scan.replicas");
        }
    }

    /** Has the bean made at the start, and not by the first scan. */
    void start(@Observes StartupEvent started) {}

    /** For a shard. A replica runs one at a time. */
    ScanEngine ofShard() {
        return engine(zones(), config.groupRate() / config.replicas() - BESIDE_SCANS);
    }

    /** For looks at the request of holders. One replica runs it at a time, beside the engine of a shard. */
    ScanEngine ofRescans() {
        return engine(zones(), RESCANS_PER_SECOND);
    }

    /** For checks that are repeated. One replica runs it at a time, beside the two others. */
    ScanEngine ofRepeats() {
        return engine(zones(), REPEATS_PER_SECOND);
    }

    /** Empty unless a second vantage point is configured. */
    Optional<ScanEngine> ofVantage() {
        return config.vantageResolvers()
                .map(resolvers -> engine(
                        ZoneSettings.recursive(ServerAddress.parseAll(resolvers)),
                        config.groupRate() / config.replicas()));
    }

    /** The labels of the sub-domains that are asked for. */
    List<String> subdomains() {
        return config.subdomains().stream().distinct().toList();
    }

    RandomGenerator random() {
        return random;
    }

    private ScanEngine engine(ZoneSettings zones, double groupPerSecond) {
        var limits = new LimitSettings(
                config.totalRate() / config.replicas(), groupPerSecond, Map.of(), WindowSettings.defaults());
        // Above the size of a shard, so that a group is judged only when all its domains of the shard are known.
        var health = new HealthSettings(config.frozenShare(), config.frozenFewest(), 2 * config.shardSize());
        var settings = new ScanSettings(zones, ResolveSettings.defaults(), limits, transport(), health, OPEN_DOMAINS);
        return new ScanEngine(settings, clock, random);
    }

    private ZoneSettings zones() {
        if (config.resolvers().isPresent()) {
            return ZoneSettings.recursive(
                    ServerAddress.parseAll(config.resolvers().get()));
        }
        List<String> roots =
                config.rootServers().orElseGet(() -> RootHints.bundled().addresses(config.ipv6()));
        return new ZoneSettings(
                Map.of(".", ServerAddress.parseAll(roots)),
                List.of(),
                config.serverPort(),
                CACHED,
                CACHED,
                SHORTEST_TTL,
                LONGEST_TTL,
                config.privateServers());
    }

    private TransportSettings transport() {
        var usual = TransportSettings.defaults();
        return new TransportSettings(
                usual.sourcePorts(),
                usual.inFlightPerPort(),
                usual.receiveBuffer(),
                usual.timeout(),
                usual.longestTimeout(),
                usual.jitter(),
                usual.tcpTimeout(),
                usual.tcpConnections(),
                usual.mixedCase(),
                config.ipv6(),
                usual.batches(),
                config.joinPackets(),
                usual.local());
    }
}

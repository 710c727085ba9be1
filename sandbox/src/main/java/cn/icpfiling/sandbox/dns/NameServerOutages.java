package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.clock.TestClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The groups of name servers that are out of order, in machine time. A restart of the sandbox ends all outages. */
@ApplicationScoped
class NameServerOutages {

    private final TestClock clock;
    private final Map<NameServerGroup, Outage> outages = new ConcurrentHashMap<>();

    NameServerOutages(TestClock clock) {
        this.clock = clock;
    }

    /** Replaces the present outage of the group. A time of zero ends it. */
    Outage set(NameServerGroup group, OutageKind how, Duration time) {
        var outage = new Outage(group, how, clock.machineNow().plus(time));
        outages.put(group, outage);
        return outage;
    }

    Optional<OutageKind> of(NameServerGroup group) {
        return Optional.ofNullable(outages.get(group))
                .filter(outage -> outage.until().isAfter(clock.machineNow()))
                .map(Outage::how);
    }

    /** The end is machine time. */
    record Outage(NameServerGroup group, OutageKind how, Instant until) {}
}

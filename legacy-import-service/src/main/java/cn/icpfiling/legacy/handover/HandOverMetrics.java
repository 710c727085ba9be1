package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.store.HandOverTable;
import cn.icpfiling.legacy.store.HandOverTable.Running;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Shows for how long filings are on their way without an answer: their holders read of a grant all the while. */
@ApplicationScoped
class HandOverMetrics {
    private final HandOverTable handOvers;
    private final Clock clock;
    private final SampledGauges gauges;

    HandOverMetrics(HandOverTable handOvers, Clock clock, SampledGauges gauges) {
        this.handOvers = handOvers;
        this.clock = clock;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent started) {
        gauges.scheduled("legacy-hand-overs", handOvers::running)
                .gauge("icp.legacy.handing.over", "filings that are on their way to an account", Running::filings)
                .age(
                        "icp.legacy.handing.over.oldest.seconds",
                        "time since the hand-over began that has had no answer for longest",
                        Running::since,
                        clock);
    }
}

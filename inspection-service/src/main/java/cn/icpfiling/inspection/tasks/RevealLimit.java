package cn.icpfiling.inspection.tasks;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits how many numbers an inspector may see in a day of the machine's clock, over all replicas. */
@ApplicationScoped
class RevealLimit {

    private final WindowCounter counter;
    private final int perDay;

    RevealLimit(Sql sql, @MachineClock Clock machine, @ConfigProperty(name = "icp.tasks.reveals-a-day") int perDay) {
        this.counter = new WindowCounter(sql, machine, Duration.ofDays(1), "number_reveals", List.of("account"));
        this.perDay = perDay;
    }

    /** Counts one reveal, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    void count(UUID inspector) {
        counter.count(perDay, inspector);
    }
}

package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits how many raw answers an account may see in an hour of the machine's clock, over all replicas. */
@ApplicationScoped
class RevealLimit {

    private final WindowCounter counter;
    private final int perHour;

    RevealLimit(
            Sql sql,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.verification.reveals-an-hour", defaultValue = "60") int perHour) {
        this.counter = new WindowCounter(sql, machine, Duration.ofHours(1), "evidence_reveals", List.of("account"));
        this.perHour = perHour;
    }

    /** Counts one reveal, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    void count(UUID account) {
        counter.count(perHour, account);
    }
}

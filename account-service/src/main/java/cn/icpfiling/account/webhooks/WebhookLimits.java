package cn.icpfiling.account.webhooks;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Limits how often an owner makes the platform send or resolve something, over all replicas. */
@ApplicationScoped
class WebhookLimits {

    private final WindowCounter counter;
    private final int most;

    WebhookLimits(Sql sql, WebhookSettings settings, @MachineClock Clock machine) {
        this.counter =
                new WindowCounter(sql, machine, Duration.ofHours(1), "account_limits", List.of("account_id", "kind"));
        this.most = settings.actsPerHour();
    }

    /** What is counted. */
    enum Act {
        REPLAY,
        TEST_EVENT,
        URL
    }

    /** Refused with TOO_MANY_REQUESTS. */
    void count(UUID owner, Act act) {
        counter.count(most, owner, act.name());
    }
}

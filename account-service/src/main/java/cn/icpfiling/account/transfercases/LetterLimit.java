package cn.icpfiling.account.transfercases;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits how often an account has letters drawn as PDF in an hour of the machine's clock, over all replicas. */
@ApplicationScoped
class LetterLimit {

    private static final String KIND = "LETTER";

    private final WindowCounter counter;
    private final int most;

    LetterLimit(
            Sql sql, @MachineClock Clock machine, @ConfigProperty(name = "icp.letters.per-account-and-hour") int most) {
        this.counter =
                new WindowCounter(sql, machine, Duration.ofHours(1), "account_limits", List.of("account_id", "kind"));
        this.most = most;
    }

    /** Counts one letter, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    void count(UUID account) {
        counter.count(most, account, KIND);
    }
}

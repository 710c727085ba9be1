package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Limits how often an account may do something in an hour of the machine's clock, over all replicas. */
@ApplicationScoped
public class ClaimLimitTable {

    private final Sql sql;
    private final WindowCounter counter;

    ClaimLimitTable(Sql sql, @MachineClock Clock clock) {
        this.sql = sql;
        this.counter = new WindowCounter(sql, clock, Duration.ofHours(1), "claim_limits", List.of("account", "kind"));
    }

    /** What is counted. */
    public enum Kind {
        CLAIM,
        PICTURE,
        REVEAL
    }

    /** Counts one event, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    public void count(UUID account, Kind kind, int most) {
        counter.count(most, account, kind.name());
    }

    /** Takes back an event that was counted just now. */
    public void giveBack(UUID account, Kind kind) {
        UnitOfWork.run(() -> sql.update(
                "UPDATE claim_limits SET events = events - 1 WHERE account = ? AND kind = ? AND events > 0",
                account,
                kind.name()));
    }
}

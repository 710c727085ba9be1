package cn.icpfiling.filing.limits;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Limits how often an account may do something in an hour of the machine's clock, over all replicas. */
@ApplicationScoped
public class AccountLimit {

    private final WindowCounter counter;

    AccountLimit(Sql sql, @MachineClock Clock clock) {
        this.counter = new WindowCounter(sql, clock, Duration.ofHours(1), "account_limits", List.of("account", "kind"));
    }

    /** The kinds of counted requests. */
    public enum Kind {
        TYPE_CHECK,
        CAPTCHA,
        REVEAL,
        /** Counts for the holder, not for the caller. */
        CONFIRMATION,
        PAPER_LINK,
        PHONE_LINK,
        OFFLINE_CASE,
        OFFLINE_FORM,
        /** Counts for the subject, not for the caller. */
        FILING_PASSWORD,
        BULK_ORDERS,
        WAY_BACK,
        /** Counts for the partner. */
        PREFILLED_ORDER
    }

    /** Counts one event, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    public void count(UUID account, Kind kind, int most) {
        counter.count(most, account, kind.name());
    }
}

package cn.icpfiling.account.retention;

import cn.icpfiling.account.retention.DeleteExpiredRows.Kind;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Notices without an account: codes, and SMS to the phone of a caller without a login. The notices of an account are
 * deleted with the personal data of the account.
 */
@ApplicationScoped
class NoticeRows implements ExpiringRows {

    private final List<Kind> kinds;

    NoticeRows(NoticeRepository notices, @MachineClock Clock machine) {
        kinds = List.of(
                new Kind("code-notices", Duration.ofDays(1), machine, notices::forgetCodes, Kind.HOURLY, "10m"),
                new Kind(
                        "notices-of-no-account",
                        Duration.ofDays(180),
                        machine,
                        notices::forgetOfNoAccount,
                        Kind.SIX_HOURLY,
                        "13m"));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }
}

package cn.icpfiling.account.retention;

import cn.icpfiling.account.retention.DeleteExpiredRows.Kind;
import cn.icpfiling.account.store.AutomaticCallRepository;
import cn.icpfiling.account.store.KeptBounceRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Automatic calls, kept bounces, and notices without an account: codes, links of prefilled orders, and SMS to the phone of a caller
 * without a login. A bounce stays ninety days, decided or not: later the recipient's mail server has no record of it. The
 * notices of an account prove that its holder was told, so they stay for three years and a day, and shorter only where the personal data of
 * a closed account is deleted. No rule on filings names an age; three years is assumed, after the limitation of claims (Civil Code of the
 * PRC, article 188).
 */
@ApplicationScoped
class NoticeRows implements ExpiringRows {

    private final List<Kind> kinds;

    NoticeRows(
            NoticeRepository notices,
            AutomaticCallRepository calls,
            KeptBounceRepository bounces,
            @MachineClock Clock machine) {
        kinds = List.of(
                new Kind("code-notices", Duration.ofDays(1), machine, notices::forgetSecrets, Kind.HOURLY, "10m"),
                new Kind(
                        "notices-of-no-account",
                        Duration.ofDays(180),
                        machine,
                        notices::forgetOfNoAccount,
                        Kind.SIX_HOURLY,
                        "13m"),
                new Kind("kept-bounces", Duration.ofDays(90), machine, bounces::forget, Kind.SIX_HOURLY, "15m"),
                new Kind("automatic-calls", Duration.ofDays(180), machine, calls::forget, Kind.SIX_HOURLY, "14m"),
                new Kind(
                        "notices-of-accounts",
                        Duration.ofDays(3 * 366 + 1),
                        machine,
                        notices::forgetOfAccounts,
                        Kind.SIX_HOURLY,
                        "14m"));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }
}

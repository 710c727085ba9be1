package cn.icpfiling.account.retention;

import cn.icpfiling.account.retention.DeleteExpiredRows.Kind;
import cn.icpfiling.account.store.AccountRecoveryRepository;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.account.store.ScopeRequestRepository;
import cn.icpfiling.account.store.TransferAcceptanceTable;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Recoveries, cases, transfers and members. What a transfer or a member did stays in the history of the filing and in the audit.
 */
@ApplicationScoped
class CaseRows implements ExpiringRows {

    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    private final List<Kind> kinds;

    CaseRows(
            AccountRecoveryRepository recoveries,
            RecoveryCaseRepository cases,
            FilingTransferRepository transfers,
            ScopeRequestRepository scopeRequests,
            TransferAcceptanceTable acceptances,
            MemberRepository members,
            Clock clock,
            @MachineClock Clock machine) {
        kinds = List.of(
                new Kind("account-recoveries", Duration.ofDays(30), clock, recoveries::forget, Kind.HOURLY, "7m"),
                new Kind("answered-recovery-cases", HALF_A_YEAR, clock, cases::forget, Kind.SIX_HOURLY, "11m"),
                new Kind("ended-filing-transfers", HALF_A_YEAR, clock, transfers::forget, Kind.SIX_HOURLY, "12m"),
                new Kind("decided-scope-requests", HALF_A_YEAR, machine, scopeRequests::forget, Kind.SIX_HOURLY, "13m"),
                new Kind("ended-members", HALF_A_YEAR, clock, members::forget, Kind.SIX_HOURLY, "15m"),
                new Kind(
                        "transfer-acceptances",
                        Duration.ofDays(1),
                        clock,
                        acceptances::forget,
                        Kind.SIX_HOURLY,
                        "14m"));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }
}

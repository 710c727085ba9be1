package cn.icpfiling.account.retention;

import cn.icpfiling.account.retention.DeleteExpiredRows.Kind;
import cn.icpfiling.account.store.StaffProposalRepository;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What administrators proposed about members of staff. Who proposed and who decided stays in the audit. */
@ApplicationScoped
class StaffRows implements ExpiringRows {

    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    private final List<Kind> kinds;

    StaffRows(StaffProposalRepository proposals, @MachineClock Clock machine) {
        kinds = List.of(
                new Kind("decided-staff-proposals", HALF_A_YEAR, machine, proposals::forget, Kind.SIX_HOURLY, "16m"));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }
}

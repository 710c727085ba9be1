package cn.icpfiling.account.retention;

import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.retention.DeleteExpiredRows.Kind;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.KnownDeviceRepository;
import cn.icpfiling.account.store.OneTimeCodeRepository;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Codes, challenges, tokens, devices and counts of limits, and sessions two years after their end. No rule names an age of a
 * record of sign-ins that an owner may look at. Two years are assumed: a stranger's sign-in may show late, and the logs of a
 * network stay six months at least (Cybersecurity Law of the PRC, article 23; 21 before 2026).
 */
@ApplicationScoped
class SignInRows implements ExpiringRows {

    private static final Duration TWO_YEARS = Duration.ofDays(2 * 365);

    private final List<Kind> kinds;

    SignInRows(
            OneTimeCodeRepository codes,
            SecondFactorRepository factors,
            SessionRepository sessions,
            KnownDeviceRepository devices,
            ClientCredentialRepository credentials,
            Limits limits,
            Clock clock,
            @MachineClock Clock machine) {
        kinds = List.of(
                new Kind("one-time-codes", Duration.ofDays(1), clock, codes::forget, Kind.HOURLY, "6m"),
                new Kind(
                        "sign-in-challenges",
                        Duration.ofDays(1),
                        machine,
                        factors::forgetChallenges,
                        Kind.HOURLY,
                        "8m"),
                new Kind("limit-events", Limits.KEPT, machine, limits::forgetEvents, Kind.HOURLY, "5m"),
                new Kind("limited-subjects", Limits.KEPT, machine, limits::forgetSubjects, Kind.HOURLY, "9m"),
                new Kind("refresh-tokens", Duration.ofDays(30), machine, sessions::forget, Kind.SIX_HOURLY, "7m"),
                new Kind("old-sessions", TWO_YEARS, machine, sessions::forgetSessions, Kind.SIX_HOURLY, "16m"),
                new Kind(
                        "ended-client-sessions",
                        Duration.ofDays(1),
                        machine,
                        credentials::forgetEndedSessions,
                        Kind.SIX_HOURLY,
                        "10m"),
                new Kind("known-devices", Duration.ZERO, machine, devices::forget, Kind.SIX_HOURLY, "9m"));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }
}

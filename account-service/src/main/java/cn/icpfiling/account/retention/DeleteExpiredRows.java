package cn.icpfiling.account.retention;

import cn.icpfiling.account.store.AccountRecoveryRepository;
import cn.icpfiling.account.store.KnownDeviceRepository;
import cn.icpfiling.account.store.OneTimeCodeRepository;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/** Deletes the rows that this service no longer needs. Each kind of rows has its age and a job of its own. */
@ApplicationScoped
class DeleteExpiredRows {

    private static final String HOURLY = "1h";
    private static final String SIX_HOURLY = "6h";

    private final List<Kind> kinds;

    DeleteExpiredRows(
            OneTimeCodeRepository codes,
            AccountRecoveryRepository recoveries,
            RecoveryCaseRepository cases,
            SecondFactorRepository factors,
            SessionRepository sessions,
            KnownDeviceRepository devices,
            Clock clock,
            @MachineClock Clock machine) {
        kinds = List.of(
                new Kind("one-time-codes", Duration.ofDays(1), clock, codes::forget, HOURLY, "6m"),
                new Kind("account-recoveries", Duration.ofDays(30), clock, recoveries::forget, HOURLY, "7m"),
                new Kind("answered-recovery-cases", Duration.ofDays(180), clock, cases::forget, SIX_HOURLY, "11m"),
                new Kind("sign-in-challenges", Duration.ofDays(1), machine, factors::forgetChallenges, HOURLY, "8m"),
                new Kind("refresh-tokens", Duration.ofDays(30), machine, sessions::forget, SIX_HOURLY, "7m"),
                new Kind("known-devices", Duration.ZERO, machine, devices::forget, SIX_HOURLY, "9m"));
    }

    /**
     * Rows of one table.
     *
     * @param age how long a row stays after it expired, or after it was answered
     * @param delete deletes the rows that expired before the instant
     * @param delay of the first run after the start; the kinds take turns
     */
    record Kind(String rows, Duration age, Clock clock, ToLongFunction<Instant> delete, String every, String delay) {

        /** The id of the job. */
        String job() {
            return "delete-expired-" + rows;
        }

        /** @return how many rows were deleted */
        long run() {
            return UnitOfWork.in(() -> delete.applyAsLong(clock.instant().minus(age)));
        }
    }

    List<Kind> kinds() {
        return kinds;
    }

    void schedule(@Observes StartupEvent started, Scheduler scheduler) {
        for (var kind : kinds) {
            scheduler
                    .newJob(kind.job())
                    .setInterval(kind.every())
                    .setDelayed(kind.delay())
                    .setTask(execution -> kind.run())
                    .schedule();
        }
    }
}

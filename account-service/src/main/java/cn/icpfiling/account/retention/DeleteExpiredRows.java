package cn.icpfiling.account.retention;

import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Deletes the rows that this service no longer needs. Each kind of rows has its age and a job of its own. The table of
 * them is in {@link SignInRows}, {@link CaseRows} and {@link NoticeRows}.
 */
@ApplicationScoped
class DeleteExpiredRows {

    private final List<Kind> kinds;

    DeleteExpiredRows(@All List<ExpiringRows> table) {
        kinds = table.stream().flatMap(part -> part.kinds().stream()).toList();
    }

    /**
     * Rows of one table.
     *
     * @param age how long a row stays after it expired, or after it was answered
     * @param delete deletes the rows that expired before the instant
     * @param delay of the first run after the start; the kinds take turns
     */
    record Kind(String rows, Duration age, Clock clock, ToLongFunction<Instant> delete, String every, String delay) {

        static final String HOURLY = "1h";
        static final String SIX_HOURLY = "6h";

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

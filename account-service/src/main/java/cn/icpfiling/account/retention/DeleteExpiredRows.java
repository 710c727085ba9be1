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
 * them is in {@link SignInRows}, {@link StaffRows}, {@link CaseRows} and
 * {@link NoticeRows}.
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
     * @param delete deletes rows that expired before the instant, as many as one transaction should
     * @param delay of the first run after the start; the kinds take turns
     */
    record Kind(String rows, Duration age, Clock clock, ToLongFunction<Instant> delete, String every, String delay) {

        static final String HOURLY = "1h";
        static final String SIX_HOURLY = "6h";

        /** Of one run; the next one goes on. */
        private static final int MOST_TRANSACTIONS = 500;

        /** The id of the job. */
        String job() {
            return "delete-expired-" + rows;
        }

        /**
         * Goes on until nothing is left: with one transaction a run, rows that come faster would outlive their age.
         *
         * @return how many rows were deleted
         */
        long run() {
            var before = clock.instant().minus(age);
            var deleted = 0L;
            for (var done = 0; done < MOST_TRANSACTIONS; done++) {
                var rows = UnitOfWork.in(() -> delete.applyAsLong(before));
                if (rows == 0) {
                    break;
                }
                deleted += rows;
            }
            return deleted;
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

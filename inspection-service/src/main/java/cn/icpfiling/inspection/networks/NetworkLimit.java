package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.store.NetworkListTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.WindowCounter;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how often a partner may change its list in an hour of the machine's clock, because changes of all lists wait for
 * each other, and how many lines in a day, because removed lines are kept. Staff are not limited, and tries of a partner do
 * not count for them: a false claimant could keep them out otherwise.
 */
@ApplicationScoped
class NetworkLimit {

    private final WindowCounter counter;
    private final NetworkListTable lists;
    private final CurrentActor actor;
    private final Clock machine;
    private final int perHour;
    private final int linesPerDay;

    NetworkLimit(
            Sql sql,
            NetworkListTable lists,
            CurrentActor actor,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.networks.changes-per-provider-and-hour") int perHour,
            @ConfigProperty(name = "icp.networks.lines-per-provider-and-day") int linesPerDay) {
        this.counter = new WindowCounter(sql, machine, Duration.ofHours(1), "network_limits", List.of("provider"));
        this.lists = lists;
        this.actor = actor;
        this.machine = machine;
        this.perHour = perHour;
        this.linesPerDay = linesPerDay;
    }

    /** Counts a try, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    void count(UUID provider) {
        if (isLimited()) {
            counter.count(perHour, provider);
        }
    }

    /**
     * Counts added and removed lines in the caller's transaction, which holds the lock, or refuses them (TOO_MANY_REQUESTS
     * with the time to wait). A change that is refused does not count.
     */
    void countLines(UUID provider, int lines) {
        if (!isLimited()) {
            return;
        }
        var now = machine.instant();
        var day = LegalTime.dayOf(now);
        if (lists.countLines(provider, day, lines) > linesPerDay) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS)
                    .retryAfter(Duration.between(now, LegalTime.startOf(day.plusDays(1))));
        }
    }

    private boolean isLimited() {
        return actor.get().is(Roles.PARTNER);
    }
}

package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends offers whose time is over, each in its own transaction, and deletes what is kept long enough. Several replicas may
 * run at once: the lock of the row lets one act, and the other finds nothing due.
 */
@ApplicationScoped
class EndPrefilledOrders implements DueJobs {

    private static final Logger LOG = Logger.getLogger(EndPrefilledOrders.class);
    private static final int PAGE = 200;
    /** Of one run; the next one goes on. */
    private static final int MOST_PAGES = 500;

    private final PrefilledOrderRepository orders;
    private final PrefillProgress progress;
    private final PrefillPhones phones;
    private final Duration keptFor;
    private final Clock clock;
    private final Clock machine;

    EndPrefilledOrders(
            PrefilledOrderRepository orders,
            PrefillProgress progress,
            PrefillPhones phones,
            @ConfigProperty(name = "icp.prefill.kept-for") Duration keptFor,
            Clock clock,
            @MachineClock Clock machine) {
        this.orders = orders;
        this.progress = progress;
        this.phones = phones;
        this.keptFor = keptFor;
        this.clock = clock;
        this.machine = machine;
    }

    @Scheduled(
            identity = "end-prefilled-orders",
            every = "${icp.prefill.end-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runDue();
        for (var page = 0; page < MOST_PAGES; page++) {
            if (phones.forgetCounts(machine.instant(), PAGE) < PAGE) {
                return;
            }
        }
    }

    @Override
    public void runDue() {
        for (var page = 0; page < MOST_PAGES; page++) {
            var due = UnitOfWork.in(() -> orders.dueBy(clock.instant(), PAGE));
            var ended = due.stream().filter(this::ended).count();
            // A page that cannot be ended at all would come again and again.
            if (due.size() < PAGE || ended == 0) {
                break;
            }
        }
        forget();
    }

    private boolean ended(UUID id) {
        try {
            UnitOfWork.run(() -> expire(id));
            return true;
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "prefilled order %s could not be ended", id);
            return false;
        }
    }

    private void expire(UUID id) {
        var found = orders.locked(id);
        if (found.isDue(clock.instant())) {
            progress.perform(found, PrefillAct.EXPIRE, PrefillRole.SYSTEM);
        }
    }

    private void forget() {
        List<UUID> over;
        var page = 0;
        do {
            over = UnitOfWork.in(() -> {
                var found = orders.overBefore(clock.instant().minus(keptFor), PAGE);
                var _ = orders.forget(found);
                return found;
            });
            page++;
        } while (over.size() == PAGE && page < MOST_PAGES);
    }
}

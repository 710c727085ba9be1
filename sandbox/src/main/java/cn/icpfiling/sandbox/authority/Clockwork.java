package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.DueWork;
import cn.icpfiling.sandbox.clock.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * The authority's office: one thread that processes due orders. All state is in the database, so it continues after a
 * restart. Each order is a transaction of its own, so a bad one does not block the others.
 */
@ApplicationScoped
class Clockwork implements DueWork {

    private static final Logger LOG = Logger.getLogger(Clockwork.class);
    private static final Duration REST = Duration.ofSeconds(30);

    private final Orders orders;
    private final SmsCodes codes;
    private final ProcessUpload processUpload;
    private final ExpireSmsCodes expireSmsCodes;
    private final Decide decide;
    private final TestClock clock;
    private final Duration pause;
    private final Map<Long, Instant> resting = new ConcurrentHashMap<>();
    private ScheduledExecutorService office;

    Clockwork(
            Orders orders,
            SmsCodes codes,
            ProcessUpload processUpload,
            ExpireSmsCodes expireSmsCodes,
            Decide decide,
            TestClock clock,
            SandboxConfig config) {
        this.orders = orders;
        this.codes = codes;
        this.processUpload = processUpload;
        this.expireSmsCodes = expireSmsCodes;
        this.decide = decide;
        this.clock = clock;
        this.pause = config.officePause();
    }

    void open(@Observes StartupEvent event) {
        office = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("authority").factory());
        var unused =
                office.scheduleWithFixedDelay(this::work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void close(@Observes ShutdownEvent event) throws InterruptedException {
        office.shutdown();
        if (!office.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("The authority was interrupted at work; it goes on at the next start");
        }
    }

    @Override
    public void runDue() {
        each(codes.ordersPastDeadline(), expireSmsCodes::handle);
    }

    private void work() {
        try {
            each(orders.in(OrderState.RECEIVED), processUpload::handle);
            runDue();
            each(orders.dueForDecision(), decide::handle);
        } catch (RuntimeException e) {
            // An exception that leaves this method ends the schedule, but the database may be back in a moment.
            LOG.errorf(e, "The authority could not look for work");
        }
    }

    private void each(List<Long> due, LongConsumer act) {
        for (long order : due) {
            if (isResting(order)) {
                continue;
            }
            try {
                act.accept(order);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Order %d could not be handled; it is tried again in half a minute", order);
                resting.put(order, clock.machineNow().plus(REST));
            }
        }
    }

    private boolean isResting(long order) {
        var until = resting.get(order);
        if (until != null && !until.isAfter(clock.machineNow())) {
            resting.remove(order);
            return false;
        }
        return until != null;
    }
}

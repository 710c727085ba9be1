package cn.icpfiling.platform.web.call;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Reports a service as ready when each of its warm calls succeeded once. The first call of a cold process takes
 * seconds, which no customer should wait. Waits at most {@code icp.warm-up.patience}. After that it never checks the
 * other services again, so the outage of one does not make the next one unready.
 */
@Readiness
@Singleton
final class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final List<WarmCall> calls;
    private final Duration patience;
    private final Set<String> outstanding = new ConcurrentSkipListSet<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WarmUp(@All List<WarmCall> calls, @ConfigProperty(name = "icp.warm-up.patience") Duration patience) {
        this.calls = calls;
        this.patience = patience;
        if (patience.isPositive()) {
            calls.forEach(call -> outstanding.add(call.name()));
        }
    }

    void begin(@Observes StartupEvent started) {
        if (patience.isPositive()) {
            var until = System.nanoTime() + patience.toNanos();
            calls.forEach(call -> threads.execute(() -> make(call, until)));
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("warm calls");
        var waiting = List.copyOf(outstanding);
        return waiting.isEmpty()
                ? answer.up().build()
                : answer.down()
                        .withData("waiting for", String.join(", ", waiting))
                        .build();
    }

    private void make(WarmCall call, long until) {
        try {
            while (!isAnswered(call)) {
                if (System.nanoTime() - until >= 0) {
                    LOG.warnf("ready without a warm call of %s: no answer within %s", call.name(), patience);
                    break;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            outstanding.remove(call.name());
        }
    }

    private static boolean isAnswered(WarmCall call) throws InterruptedException {
        try {
            call.call().make();
            return true;
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception cold) {
            LOG.debugf("%s is not warm yet: %s", call.name(), cold.getMessage());
            return false;
        }
    }
}

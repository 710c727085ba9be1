package cn.icpfiling.account.cases;

import cn.icpfiling.platform.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Asks other services for a part of a view that may be missing: a reader waits no longer than the deadline for it. A question that is late
 * goes on to its end, which the limits of its calls set: an interrupt would close the database connection that it may hold just then.
 */
@ApplicationScoped
class AskInTime {
    private static final Logger LOG = Logger.getLogger(AskInTime.class);

    private final Duration deadline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AskInTime(@ConfigProperty(name = "icp.support-cases.ask-within") Duration deadline) {
        this.deadline = deadline;
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /**
     * Returns the answer; empty if there is none in time, or if the service is silent. Call it outside of any transaction.
     *
     * @param about the subject of the question, for the log
     */
    <T> Optional<T> ask(Object about, Supplier<T> question) {
        var trace = Map.copyOf(MDC.getMap());
        var asked = threads.submit(() -> {
            trace.forEach(MDC::put);
            return question.get();
        });
        try {
            return Optional.of(asked.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            LOG.infof("%s is shown without what another service knows: no answer in time", about);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof ProblemException silent)) {
                throw new IllegalStateException(failed.getCause());
            }
            LOG.infof("%s is shown without what another service knows: %s", about, silent.type());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service was asked", stopped);
        }
        return Optional.empty();
    }
}

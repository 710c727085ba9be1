package cn.icpfiling.filing.typecheck;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Queries each source on its own virtual thread, so that a slow source does not delay the others. The trace id is
 * passed on.
 */
@ApplicationScoped
public class AskedAtOnce {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** @param question limits its own time */
    public <T> Future<T> ask(Supplier<T> question) {
        var trace = Map.copyOf(MDC.getMap());
        return threads.submit(() -> {
            trace.forEach(MDC::put);
            return question.get();
        });
    }

    public static <T> T answerOf(Future<T> asked) {
        try {
            return asked.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a source was asked", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}

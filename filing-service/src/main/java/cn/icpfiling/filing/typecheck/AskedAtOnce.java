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

/** Asks each source on a virtual thread of its own, so that a slow one takes no time from the others. The trace goes along. */
@ApplicationScoped
class AskedAtOnce {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** @param question bounds its own time */
    <T> Future<T> ask(Supplier<T> question) {
        var trace = Map.copyOf(MDC.getMap());
        return threads.submit(() -> {
            trace.forEach(MDC::put);
            return question.get();
        });
    }

    static <T> T answerOf(Future<T> asked) {
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

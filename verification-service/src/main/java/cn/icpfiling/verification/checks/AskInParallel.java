package cn.icpfiling.verification.checks;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.Asked;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.SourceKind;
import cn.icpfiling.verification.sources.Sourced;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Sends each question on its own virtual thread. The gates of the sources bound how many requests go out. */
@ApplicationScoped
public class AskInParallel {

    private static final Logger LOG = Logger.getLogger(AskInParallel.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock clock;

    AskInParallel(Clock clock) {
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    public <T> Pending<T> ask(SourceKind source, Supplier<Sourced<T>> question) {
        return new Pending<>(source, clock.instant(), threads.submit(question::get));
    }

    /** A question whose answer is still pending. */
    public record Pending<T>(SourceKind source, Instant since, Future<Sourced<T>> future) {

        /** Returns the answer, or an unknown answer if none came before the deadline. */
        public Sourced<T> by(Deadline deadline) {
            try {
                return future.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                return none(AnswerKind.TIMED_OUT);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return none(AnswerKind.TIMED_OUT);
            } catch (ExecutionException failed) {
                // A check must never stop, whether the source answered badly or our code reads the answer wrongly.
                LOG.errorf(failed.getCause(), "Asking %s failed", source);
                return none(AnswerKind.UNREADABLE);
            } finally {
                future.cancel(true);
            }
        }

        private Sourced<T> none(AnswerKind why) {
            return new Sourced<>(Answer.unknown(), new Asked(source, "", since, why, null));
        }
    }
}

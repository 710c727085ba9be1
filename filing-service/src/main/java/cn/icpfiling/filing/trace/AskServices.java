package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.history.HistoryAnswer;
import cn.icpfiling.platform.history.HistoryQuestion;
import cn.icpfiling.platform.history.ReadHistory;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Asks every source at once, each on a virtual thread of its own, and waits for all until one deadline. A service that
 * has not answered then is silent, and costs the reader no more time than the deadline. Call this outside any
 * transaction.
 */
@ApplicationScoped
class AskServices {

    private static final Logger LOG = Logger.getLogger(AskServices.class);

    private final ReadHistory own;
    private final Map<TraceService, Function<HistoryQuestion, HistoryAnswer>> others =
            new EnumMap<>(TraceService.class);
    private final Duration deadline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AskServices(
            ReadHistory own,
            @RestClient VerificationHistoryApi verification,
            @RestClient InspectionHistoryApi inspection,
            @RestClient AccountHistoryApi account,
            @RestClient LegacyHistoryApi legacy,
            @ConfigProperty(name = "icp.trace.deadline") Duration deadline) {
        this.own = own;
        this.deadline = deadline;
        others.put(TraceService.VERIFICATION, verification::entries);
        others.put(TraceService.INSPECTION, inspection::entries);
        others.put(TraceService.ACCOUNT, account::entries);
        others.put(TraceService.LEGACY, legacy::entries);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Returns an answer for each service, in their order; an empty one for a service that is silent. */
    Map<TraceService, Optional<HistoryAnswer>> ask(Function<TraceService, HistoryQuestion> question) {
        var until = System.nanoTime() + deadline.toNanos();
        var asked = new EnumMap<TraceService, Future<HistoryAnswer>>(TraceService.class);
        others.forEach((service, call) -> asked.put(service, started(call, question.apply(service))));
        var answers = new EnumMap<TraceService, Optional<HistoryAnswer>>(TraceService.class);
        answers.put(TraceService.FILING, Optional.of(own.handle(question.apply(TraceService.FILING))));
        asked.forEach((service, future) -> answers.put(service, answer(service, future, until)));
        return answers;
    }

    private Future<HistoryAnswer> started(Function<HistoryQuestion, HistoryAnswer> call, HistoryQuestion question) {
        var trace = Map.copyOf(MDC.getMap());
        return threads.submit(() -> {
            trace.forEach(MDC::put);
            return call.apply(question);
        });
    }

    private static Optional<HistoryAnswer> answer(TraceService service, Future<HistoryAnswer> asked, long until) {
        try {
            return Optional.ofNullable(asked.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            asked.cancel(true);
            LOG.warnf("the trace leaves %s out: no answer in time", service);
        } catch (ExecutionException failed) {
            if (!isSilence(failed.getCause())) {
                throw new IllegalStateException(failed.getCause());
            }
            LOG.warnf("the trace leaves %s out: %s", service, words(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a source was asked", stopped);
        }
        return Optional.empty();
    }

    /** No connection, no token, a refusal, or an answer that cannot be read. */
    private static boolean isSilence(Throwable failure) {
        return failure instanceof WebApplicationException
                || failure instanceof ProcessingException
                || failure instanceof ProblemException;
    }

    /** Without the message, which may repeat what the service answered. */
    private static String words(Throwable failure) {
        return failure instanceof WebApplicationException refused
                ? failure.getClass().getSimpleName() + " "
                        + refused.getResponse().getStatus()
                : failure.getClass().getSimpleName();
    }
}

package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.platform.trace.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Sends a delivery once, under the trace of its event, and writes what came of it. A crash in between repeats the attempt. */
@ApplicationScoped
class Attempt {

    private static final String SUCCESS = "SUCCESS";
    private static final String NOT_MADE = "NOT_MADE";

    private final SendAttempt send;
    private final SettleAttempt settle;
    private final DisableEndpoint disable;
    private final MeterRegistry metrics;

    Attempt(SendAttempt send, SettleAttempt settle, DisableEndpoint disable, MeterRegistry metrics) {
        this.send = send;
        this.settle = settle;
        this.disable = disable;
        this.metrics = metrics;
    }

    /** Returns whether it was a success. */
    boolean handle(Receiver receiver, WebhookDelivery delivery) {
        var made = new AtomicReference<AttemptResult>();
        var start = System.nanoTime();
        TraceContext.under(delivery.traceparent(), () -> made.set(send.handle(receiver, delivery)));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var result = made.get();
        metrics.counter("icp.webhooks.attempts", "outcome", outcome(result)).increment();
        if (settle.handle(receiver, delivery, result, took)) {
            disable.handle(delivery.endpoint());
        }
        return result.isSuccess();
    }

    private static String outcome(AttemptResult result) {
        if (!result.made()) {
            return NOT_MADE;
        }
        return result.error() == null ? SUCCESS : result.error().name();
    }
}

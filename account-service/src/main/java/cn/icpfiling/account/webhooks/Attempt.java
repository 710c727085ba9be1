package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.platform.trace.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
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
        var sent = new AtomicReference<SendAttempt.Sent>();
        TraceContext.under(delivery.traceparent(), () -> sent.set(send.handle(receiver, delivery)));
        var result = sent.get().result();
        metrics.counter("icp.webhooks.attempts", "outcome", outcome(result)).increment();
        if (settle.handle(receiver, delivery, result, sent.get().took())) {
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

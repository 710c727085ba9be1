package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.platform.trace.TraceContext;
import io.micrometer.core.instrument.Counter;
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
        counter(metrics, outcome(result)).increment();
        if (settle.handle(receiver, delivery, result, sent.get().took())) {
            disable.handle(delivery.endpoint());
        }
        return result.isSuccess();
    }

    /** Shows the counters from the start on. A rule does not see the first increase of a counter that was not there before. */
    static void show(MeterRegistry metrics) {
        var _ = counter(metrics, SUCCESS);
        var _ = counter(metrics, NOT_MADE);
        for (var error : DeliveryError.values()) {
            var _ = counter(metrics, error.name());
        }
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return metrics.counter("icp.webhooks.attempts", "outcome", outcome);
    }

    private static String outcome(AttemptResult result) {
        if (!result.made()) {
            return NOT_MADE;
        }
        return result.error() == null ? SUCCESS : result.error().name();
    }
}

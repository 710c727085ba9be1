package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.platform.egress.FetchLimits;
import cn.icpfiling.platform.egress.FetchRequest;
import cn.icpfiling.platform.egress.SafeFetch;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Makes one attempt. */
@ApplicationScoped
class SendAttempt {

    private final SafeFetch fetch;
    private final FetchLimits limits;
    private final Clock machine;

    SendAttempt(SafeFetch fetch, WebhookSettings settings, @MachineClock Clock machine) {
        this.fetch = fetch;
        this.limits = FetchLimits.ofWebhook(settings.timeout());
        this.machine = machine;
    }

    /** @param took how long the receiver was waited for */
    record Sent(AttemptResult result, Duration took) {}

    Sent handle(Receiver receiver, WebhookDelivery delivery) {
        var id = delivery.eventId().toString();
        var timestamp = machine.instant().getEpochSecond();
        var headers = new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                Signature.of(receiver.secrets(), id, timestamp, delivery.body())));
        if (delivery.traceparent() != null) {
            headers.put("traceparent", delivery.traceparent());
        }
        var body = delivery.body().getBytes(StandardCharsets.UTF_8);
        var answer = fetch.send(
                FetchRequest.post(receiver.url(), headers, body, limits).withoutBody());
        return new Sent(AttemptResult.of(answer, machine.instant()), answer.took());
    }
}

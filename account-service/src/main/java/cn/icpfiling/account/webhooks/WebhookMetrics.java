package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.account.store.WebhookQueueTable.Health;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.metrics.SampledGroup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** Shows how many endpoints take what they are sent. Each replica counts the table of queues, which has a row an endpoint. */
@ApplicationScoped
class WebhookMetrics {

    private final WebhookQueueTable queues;
    private final SampledGauges gauges;
    private final MeterRegistry meters;

    WebhookMetrics(WebhookQueueTable queues, SampledGauges gauges, MeterRegistry meters) {
        this.queues = queues;
        this.gauges = gauges;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        Attempt.show(meters);
        var group = gauges.scheduled("webhook-endpoints", queues::health);
        gauge(group, "HEALTHY", Health::healthy);
        gauge(group, "FAILING", Health::failing);
        gauge(group, "CLOSED", Health::closed);
    }

    private static void gauge(SampledGroup<Health> group, String health, ToDoubleFunction<Health> number) {
        group.gauge(
                "icp.webhooks.endpoints",
                "endpoints of webhooks; CLOSED are paused or disabled",
                Tags.of("health", health),
                number);
    }
}

package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.account.store.WebhookQueueTable.Health;
import cn.icpfiling.platform.database.Causes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/** Shows how many endpoints take what they are sent. Each replica counts the table of queues, which has a row an endpoint. */
@ApplicationScoped
class WebhookMetrics {
    private static final Logger LOG = Logger.getLogger(WebhookMetrics.class);

    private final WebhookQueueTable queues;
    private final MeterRegistry meters;
    private volatile Health health = new Health(0, 0, 0);

    WebhookMetrics(WebhookQueueTable queues, MeterRegistry meters) {
        this.queues = queues;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        gauge("HEALTHY", Health::healthy);
        gauge("FAILING", Health::failing);
        gauge("CLOSED", Health::closed);
    }

    private void gauge(String name, ToLongFunction<Health> value) {
        Gauge.builder("icp.webhooks.endpoints", () -> value.applyAsLong(health))
                .description("endpoints of webhooks; CLOSED are paused or disabled")
                .tag("health", name)
                .register(meters);
    }

    @Scheduled(
            identity = "webhook-metrics",
            every = "{icp.metrics.sample}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try {
            health = queues.health();
        } catch (RuntimeException away) {
            LOG.debugf("Endpoints cannot be counted now: %s", Causes.brief(away, 300));
        }
    }
}

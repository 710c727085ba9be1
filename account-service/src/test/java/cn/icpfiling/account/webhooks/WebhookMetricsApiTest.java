package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An endpoint is counted by its health, when it is asked for and not at a scrape. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class WebhookMetricsApiTest {

    ReceiverStub receivers;

    @Inject
    WebhookQueueTable queues;

    @Inject
    MeterRegistry ofTheApplication;

    /** Of this test alone: the registry of the application keeps the gauges of an application that ran before it in this JVM. */
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void a_new_endpoint_is_healthy() {
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new WebhookMetrics(queues, gauges, metrics).start(new StartupEvent());
        gauges.sample();
        var before = healthy();
        var _ = HookOwner.applicant().addsId(receivers.url(HookOwner.host("counted")));
        assertThat(healthy()).as("a scrape asks no database").isEqualTo(before);

        // endpoints of other tests still change
        await().untilAsserted(() -> {
            var stored = queues.health().healthy();
            gauges.sample();
            assertThat(healthy()).isPositive().isEqualTo(stored);
        });
    }

    @Test
    void each_outcome_of_an_attempt_is_there_from_the_start_on() {
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new WebhookMetrics(queues, gauges, metrics).start(new StartupEvent());

        assertThat(metrics.get("icp.webhooks.attempts").counters())
                .extracting(counter -> counter.getId().getTag("outcome"))
                .hasSize(DeliveryError.values().length + 2)
                .contains("SUCCESS", "NOT_MADE", "TIMEOUT");
        assertThat(metrics.get("icp.webhooks.attempts").counters()).allMatch(counter -> counter.count() == 0);
    }

    /** Of the application itself: no test leaves a notice of every kind. */
    @Test
    void each_fate_of_a_notice_is_there_from_the_start_on() {
        for (var channel : Channel.values()) {
            for (var fate : Notice.Fate.values()) {
                assertThat(ofTheApplication
                                .find("icp.notices")
                                .tags("channel", channel.name(), "fate", fate.name())
                                .counter())
                        .as("%s %s", channel, fate)
                        .isNotNull();
            }
        }
    }

    private double healthy() {
        return metrics.get("icp.webhooks.endpoints")
                .tag("health", "HEALTHY")
                .gauge()
                .value();
    }
}

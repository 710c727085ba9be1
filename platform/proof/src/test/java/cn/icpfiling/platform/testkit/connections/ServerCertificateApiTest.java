package cn.icpfiling.platform.testkit.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The server of the tests has no certificate, so the question is answered and there is no end to show. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ServerCertificateApiTest {

    @Inject
    MeterRegistry metrics;

    @Inject
    SampledGauges gauges;

    @Test
    void a_server_without_a_certificate_answers_the_question_and_shows_no_end() {
        var begun = System.nanoTime();
        gauges.sample();
        await().atMost(Duration.ofSeconds(30)).until(() -> age() < (System.nanoTime() - begun) / 1e9);
        assertThat(metrics.get("icp.database.certificate.end.timestamp.seconds")
                        .gauge()
                        .value())
                .isNaN();
    }

    private double age() {
        return metrics.get("icp.metrics.sample.age.seconds")
                .tag("group", "database-certificate")
                .gauge()
                .value();
    }
}

package cn.icpfiling.platform.testkit.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The built-in server of the tests has no certificate, so there is no end to show. A server in a container makes one when it starts. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ServerCertificateApiTest {

    @Inject
    MeterRegistry metrics;

    @Inject
    SampledGauges gauges;

    @Test
    void the_end_of_the_servers_certificate_is_shown_and_none_for_a_server_without_one() throws SQLException {
        var begun = System.nanoTime();
        gauges.sample();
        await().atMost(Duration.ofSeconds(30)).until(() -> age() < (System.nanoTime() - begun) / 1e9);
        var end = metrics.get("icp.database.certificate.end.timestamp.seconds")
                .gauge()
                .value();
        if (hasCertificate()) {
            assertThat(end).isGreaterThan(Instant.now().getEpochSecond());
        } else {
            assertThat(end).isNaN();
        }
    }

    private static boolean hasCertificate() throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW STATUS LIKE 'Ssl_server_not_after'")) {
            return row.next() && !row.getString(2).isBlank();
        }
    }

    private double age() {
        return metrics.get("icp.metrics.sample.age.seconds")
                .tag("group", "database-certificate")
                .gauge()
                .value();
    }
}

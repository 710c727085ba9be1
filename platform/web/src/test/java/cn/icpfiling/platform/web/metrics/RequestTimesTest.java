package cn.icpfiling.platform.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

    @Test
    void a_request_that_is_refused_before_its_route_is_known_is_counted_without_the_ids_of_its_path() {
        assertThat(counted("/api/v1/cases/019a0000-0000-7000-8000-000000000001/reveals"))
                .isEqualTo("/api/v1/cases/{id}/reveals");
        assertThat(counted("/api/v1/phones/13812345673")).isEqualTo("/api/v1/phones/{id}");
        assertThat(counted("/api/v1/cases/{caseId}/reveals")).isEqualTo("/api/v1/cases/{caseId}/reveals");
    }

    @Test
    void methods_that_callers_invent_are_counted_together() {
        var metrics = registry();
        for (var method : List.of("GET", "PATCH", "A1", "A2", "get")) {
            metrics.timer("http.server.requests", "method", method);
        }
        assertThat(metrics.find("http.server.requests").timers())
                .extracting(meter -> meter.getId().getTag("method"))
                .containsExactlyInAnyOrder("GET", "PATCH", "OTHER");
        assertThat(metrics.timer("jobs", "method", "A1").getId().getTag("method"))
                .as("another metric")
                .isEqualTo("A1");
    }

    private static String counted(String path) {
        return registry().timer("http.server.requests", "uri", path).getId().getTag("uri");
    }

    private static SimpleMeterRegistry registry() {
        var metrics = new SimpleMeterRegistry();
        metrics.config().meterFilter(new RequestTimes().ofRequests());
        return metrics;
    }
}

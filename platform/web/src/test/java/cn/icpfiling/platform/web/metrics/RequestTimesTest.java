package cn.icpfiling.platform.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

    @Test
    void a_request_that_is_refused_before_its_route_is_known_is_counted_without_the_ids_of_its_path() {
        assertThat(counted("/api/v1/cases/019a0000-0000-7000-8000-000000000001/reveals"))
                .isEqualTo("/api/v1/cases/{id}/reveals");
        assertThat(counted("/api/v1/phones/13812345673")).isEqualTo("/api/v1/phones/{id}");
        assertThat(counted("/api/v1/cases/{caseId}/reveals")).isEqualTo("/api/v1/cases/{caseId}/reveals");
    }

    private static String counted(String path) {
        var metrics = new SimpleMeterRegistry();
        metrics.config().meterFilter(new RequestTimes().ofRequests());
        return metrics.timer("http.server.requests", "uri", path).getId().getTag("uri");
    }
}

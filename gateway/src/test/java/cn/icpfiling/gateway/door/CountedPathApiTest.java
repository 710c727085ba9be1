package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the metrics say of requests: which operation, and never a path that a caller made up. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class CountedPathApiTest {

    @Inject
    MeterRegistry metrics;

    @Inject
    Upstreams upstreams;

    @Test
    void a_request_is_counted_under_the_path_of_its_operation() {
        var before = counted("/api/v1/orders/{id}");
        var id = UUID.randomUUID();
        given().auth().oauth2(StubServices.token()).get("/api/v1/orders/" + id);
        given().get("/api/v1/orders/" + id);
        await().untilAsserted(() -> assertThat(counted("/api/v1/orders/{id}"))
                .as("passed on, and refused for want of a token")
                .isEqualTo(before + 2));
        assertThat(isAnywhere(id)).isFalse();
    }

    @Test
    void a_path_that_no_contract_names_is_counted_as_another() {
        var before = counted(CountedPath.OTHER);
        var id = UUID.randomUUID();
        given().get("/" + id);
        given().get("/api/v1/" + id);
        given().get("/api/v1/orders/%2e%2e/" + id);
        given().auth().oauth2(StubServices.token()).delete("/api/v1/orders?x=" + id);
        await().untilAsserted(() -> assertThat(counted(CountedPath.OTHER)).isEqualTo(before + 4));
        assertThat(isAnywhere(id)).isFalse();
    }

    /** No limit counts these, and a series is never forgotten. */
    @Test
    void neither_an_invented_method_nor_the_path_of_what_cannot_be_read_is_counted_by_itself() throws IOException {
        var before = counted(CountedPath.OTHER);
        var id = UUID.randomUUID();
        var end = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        for (var request : Map.of(
                        "A-" + id + " /nowhere" + end, 404,
                        "B-" + id + " /api/v1/orders" + end, 405,
                        "GET /" + id + " HTTP/1.1\r\n", 400,
                        "GET /api/v1/" + id + end + "x: " + "x".repeat(20_000) + "\r\n", 431)
                .entrySet()) {
            try (var caller = new RawCaller()) {
                assertThat(caller.send(request.getKey() + "\r\n").rest()).startsWith("HTTP/1.1 " + request.getValue());
            }
        }
        await().untilAsserted(() -> assertThat(counted(CountedPath.OTHER)).isEqualTo(before + 4));
        assertThat(isAnywhere(id)).isFalse();
    }

    /** For each service and reason; no test refuses for all of them. */
    @Test
    void counters_of_what_seldom_happens_are_there_from_the_start_on() {
        assertThat(upstreams.owners()).hasSize(5);
        for (var service : upstreams.owners()) {
            assertThat(metrics.find("gateway.addresses.ejected")
                            .tag("service", service)
                            .counter())
                    .isNotNull();
            for (var why : Refusals.SHED) {
                assertThat(metrics.find("gateway.requests.shed")
                                .tags("service", service, "reason", why)
                                .counter())
                        .isNotNull();
            }
            for (var why : Refusals.CUT) {
                assertThat(metrics.find("gateway.answers.cut")
                                .tags("service", service, "reason", why)
                                .counter())
                        .isNotNull();
            }
        }
        assertThat(metrics.find("gateway.answers.cut").tag("reason", "planted").counter())
                .isNull();
        assertThat(metrics.find("icp.log.lines.dropped").counter()).isNotNull();
        assertThat(metrics.find("icp.transfers").tag("direction", "upload").gauge())
                .isNotNull();
    }

    private long counted(String path) {
        return metrics.find("http.server.requests").tag("uri", path).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private boolean isAnywhere(UUID id) {
        return metrics.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .anyMatch(tag -> tag.getValue().contains(id.toString()));
    }
}

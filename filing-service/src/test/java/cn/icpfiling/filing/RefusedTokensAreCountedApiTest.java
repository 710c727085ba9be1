package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A stranger makes no new series of the metrics, whatever ids it asks for. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RefusedTokensAreCountedApiTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void under_the_pattern_of_their_path_with_a_bad_token_and_without_one() {
        var id = Ids.next();
        given().header("Authorization", "Bearer no.good.token")
                .get("/api/v1/subjects/" + id)
                .then()
                .statusCode(401);
        given().get("/api/v1/subjects/" + id).then().statusCode(401);

        await().untilAsserted(() -> assertThat(metrics.find("http.server.requests")
                        .tag("uri", "/api/v1/subjects/{id}")
                        .tag("status", "401")
                        .timers())
                .isNotEmpty()
                .allSatisfy(timer -> assertThat(timer.count()).isGreaterThanOrEqualTo(2)));
        assertThat(metrics.find("http.server.requests").meters())
                .extracting(Meter::getId)
                .extracting(meter -> meter.getTag("uri"))
                .noneMatch(uri -> uri.contains(id.toString()));
    }
}

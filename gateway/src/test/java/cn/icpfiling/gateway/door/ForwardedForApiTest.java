package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Behind a load balancer that the settings trust. The profile is that of the limits, since each profile is a gateway to start. */
@QuarkusTest
@TestProfile(LimitsApiTest.Small.class)
@QuarkusTestResource(StubServices.class)
class ForwardedForApiTest {

    @Test
    void the_service_learns_the_callers_address_bare_and_the_scheme_of_the_balancer() {
        assertThat(seen("[2001:db8::7]:4711")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(seen("203.0.113.9, 192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(seen("unknown")).isEqualTo("127.0.0.1");
        assertThat(StubServices.last.headers().get("X-Forwarded-Proto")).isEqualTo("https");
    }

    private static String seen(String forwarded) {
        given().auth()
                .oauth2(StubServices.token())
                .header("X-Forwarded-For", forwarded)
                .header("X-Forwarded-Proto", "https")
                .get("/api/v1/orders")
                .then()
                .statusCode(201);
        assertThat(StubServices.last.headers().getAll("X-Forwarded-For")).hasSize(1);
        return StubServices.last.headers().get("X-Forwarded-For");
    }
}

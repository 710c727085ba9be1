package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** account-service takes the request for its keys and says nothing. */
@Tag("long")
@QuarkusTest
@TestProfile(SilentKeysApiTest.NoKeysYet.class)
@QuarkusTestResource(StubServices.class)
class SilentKeysApiTest {

    private static final int CALLERS = 50;

    /** A process of its own, which has no keys. */
    public static final class NoKeysYet implements QuarkusTestProfile {}

    @Test
    @Tag("long")
    void all_tokens_are_answered_in_time_and_are_good_again_once_it_speaks() throws Exception {
        StubServices.keysUnsaid = true;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var began = System.nanoTime();
            var statuses = new ArrayList<Future<Integer>>();
            for (var caller = 0; caller < CALLERS; caller++) {
                statuses.add(callers.submit(SilentKeysApiTest::status));
            }
            for (var status : statuses) {
                assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(503);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("one wait for all, not one for each")
                    .isLessThan(Duration.ofSeconds(CALLERS));
        } finally {
            StubServices.keysUnsaid = false;
        }
        await().untilAsserted(() -> assertThat(status()).isEqualTo(201));
    }

    private static int status() {
        return given().auth()
                .oauth2(StubServices.signed(StubServices.claims(), "at+jwt"))
                .get("/api/v1/orders")
                .statusCode();
    }
}

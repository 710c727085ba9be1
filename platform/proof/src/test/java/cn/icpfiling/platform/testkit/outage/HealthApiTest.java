package cn.icpfiling.platform.testkit.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the kubelet is told: a restart heals neither database nor broker, and without a database a replica serves no caller. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(FrozenDatabaseApiTest.ShortSilence.class)
class HealthApiTest {

    /** timeoutSeconds of both probes in deploy/kubernetes/base/process; no answer in this time is a failure. */
    private static final Duration PROBE = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int PROBES = 3;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private final HttpClient kubelet = HttpClient.newHttpClient();

    @BeforeEach
    void the_replica_is_ready() {
        await().atMost(LONG).until(() -> passes(ready));
    }

    @AfterEach
    void both_go_on() {
        LocalStack.resumeDatabase();
        LocalStack.resumeBroker();
        kubelet.close();
    }

    @Test
    @Tag("long")
    void a_replica_whose_database_is_silent_lives_and_is_not_ready_until_it_answers() throws Exception {
        LocalStack.pauseDatabase();

        for (var probe = 0; probe < PROBES; probe++) {
            assertThat(passes(ready)).isFalse();
            assertThat(passes(live)).isTrue();
        }

        LocalStack.resumeDatabase();
        await().atMost(LONG).until(() -> passes(ready));
    }

    @Test
    void a_replica_whose_broker_is_silent_lives_and_is_ready_because_the_outbox_keeps_its_events() throws Exception {
        LocalStack.pauseBroker();

        for (var probe = 0; probe < PROBES; probe++) {
            assertThat(passes(ready)).isTrue();
            assertThat(passes(live)).isTrue();
        }
    }

    private boolean passes(URI probe) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(probe).timeout(PROBE).build();
        try {
            return kubelet.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (HttpTimeoutException late) {
            return false;
        }
    }
}

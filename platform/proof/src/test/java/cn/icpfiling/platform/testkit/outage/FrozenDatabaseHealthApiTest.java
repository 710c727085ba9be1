package cn.icpfiling.platform.testkit.outage;

import static cn.icpfiling.platform.testkit.outage.Kubelet.LONG;
import static cn.icpfiling.platform.testkit.outage.Kubelet.PROBES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the kubelet is told: a restart heals no database, and without one a replica serves no caller. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(FrozenDatabaseApiTest.ShortSilence.class)
class FrozenDatabaseHealthApiTest {

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private final Kubelet kubelet = new Kubelet();

    @BeforeEach
    void the_replica_is_ready() {
        await().atMost(LONG).until(() -> kubelet.passes(ready));
    }

    @AfterEach
    void all_goes_on() {
        LocalStack.resumeDatabase();
        kubelet.close();
    }

    @Test
    void a_replica_whose_database_is_silent_lives_and_is_not_ready_until_it_answers() throws Exception {
        LocalStack.pauseDatabase();

        for (var probe = 0; probe < PROBES; probe++) {
            assertThat(kubelet.passes(ready)).isFalse();
            assertThat(kubelet.passes(live)).isTrue();
        }

        LocalStack.resumeDatabase();
        await().atMost(LONG).until(() -> kubelet.passes(ready));
    }
}

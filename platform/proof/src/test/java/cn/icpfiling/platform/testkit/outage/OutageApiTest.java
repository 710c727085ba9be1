package cn.icpfiling.platform.testkit.outage;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.outage.NotesResource.Place;
import cn.icpfiling.platform.testkit.rest.Response;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database really breaks its connections; who sent the request hears of an outage and how to go on. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutageApiTest {

    private final UUID subject = Ids.next();

    @Inject
    AgroalDataSource pool;

    /** What died in the test before is no trouble of this one. */
    @BeforeEach
    void the_pool_is_sound() {
        pool.flush(AgroalDataSource.FlushMode.ALL);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> given().get("/notes/" + subject).statusCode() == 200);
    }

    /** Nor of the classes that run after this one in the same service. */
    @AfterEach
    void no_dead_connection_stays() {
        pool.flush(AgroalDataSource.FlushMode.ALL);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void a_write_under_which_the_database_dies_may_be_sent_again_and_has_one_effect(Place place) {
        NotesResource.DIES.set(place);

        assertOutage(write());

        assertThat(NotesResource.DIES).hasValue(Place.NOWHERE);
        assertThat(untilItAnswers()).isEqualTo(201);
        assertThat(untilItAnswers()).isEqualTo(201);
        given().get("/notes/" + subject).then().statusCode(200).body(is("1"));
    }

    @Test
    void a_read_under_which_the_database_dies_is_told_so() {
        NotesResource.DIES.set(Place.BEFORE_A_STATEMENT);

        assertOutage(given().get("/notes/" + subject));
    }

    /** Where another job of the service meets the dead connection first, the reader gets a new one: then it is cut once more. */
    @Test
    void a_connection_that_died_while_nobody_used_it_is_an_outage_too() {
        var answer = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            LocalStack.cutDatabaseConnections();
                            return given().get("/notes/" + subject);
                        },
                        read -> read.statusCode() != 200);

        assertOutage(answer);
    }

    private Response write() {
        return given().post("/notes/" + subject);
    }

    /**
     * Other connections of the pool died as well; each is noticed once. The server closes a connection before it rolls back, and until then
     * the request that died holds its key: 409, as for each request that another one with its key meets.
     */
    private int untilItAnswers() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .until(() -> write().statusCode(), status -> status != 503 && status != 409);
    }

    private static void assertOutage(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", is("SERVICE_UNAVAILABLE"))
                .body("remedy", containsString("Idempotency-Key"));
    }
}

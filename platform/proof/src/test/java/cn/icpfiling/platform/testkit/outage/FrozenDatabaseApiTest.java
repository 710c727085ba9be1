package cn.icpfiling.platform.testkit.outage;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.outage.NotesResource.Place;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database hangs: its connections stay open, and no statement is answered. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(FrozenDatabaseApiTest.ShortSilence.class)
class FrozenDatabaseApiTest {

    private static final int SILENCE = 4_000;

    /** Of a machine with much else to do; without a limit no answer would come as long as the database hangs. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final UUID subject = Ids.next();

    /** The services' own limit is that of a transaction. */
    public static final class ShortSilence implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("icp.db.silence", Integer.toString(SILENCE));
        }
    }

    @AfterEach
    void the_database_goes_on() {
        LocalStack.resumeDatabase();
        NotesResource.DEATH.set(LocalStack::cutDatabaseConnections);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void a_write_under_which_the_database_freezes_is_answered_and_has_one_effect(Place place) {
        NotesResource.DEATH.set(LocalStack::pauseDatabase);
        NotesResource.DIES.set(place);

        var answer = CompletableFuture.supplyAsync(() -> given().post("/notes/" + subject));

        assertThat(answer)
                .succeedsWithin(LONG)
                .satisfies(told -> told.then().statusCode(503).body("code", is("SERVICE_UNAVAILABLE")));
        assertThat(NotesResource.DIES).hasValue(Place.NOWHERE);

        LocalStack.resumeDatabase();
        Awaitility.await()
                .atMost(LONG)
                .until(() -> given().post("/notes/" + subject).statusCode() == 201);
        given().get("/notes/" + subject).then().statusCode(200).body(is("1"));
    }
}

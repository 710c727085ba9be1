package cn.icpfiling.inspection.campaigns;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When the repeated checks that wait have their turn, and how long their sources are asked. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class RepeatedCheckTurnsApiTest {
    private static final UUID NOT_FILED = Ids.next();
    private static final int MANY = 60;

    FilingStub filing;
    VerificationStub verification;

    @Inject
    RunRepeatedChecks job;

    @Inject
    RepeatedCheckTable repeats;

    @Inject
    Sql sql;

    private UUID site;
    private UUID finding;

    @BeforeEach
    void a_finding_of_a_campaign() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        site = scene.services.getFirst();
        verification.finds(domain(site), "D4", "BROKEN", "DOMAIN_EXPIRED");
        scene.allDone(scene.runs("\"DOMAIN\""));
        finding = UUID.fromString(scene.asInspector()
                .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                .jsonPath()
                .getString("items[0].findingId"));
    }

    @AfterEach
    void today() {
        movesClock(Duration.ZERO);
        sql.update("DELETE FROM finding_repeated_checks WHERE service_id = ?", NOT_FILED);
    }

    @Test
    void a_source_that_is_away_is_asked_again_also_for_a_check_that_waited_long_for_its_turn() {
        verification.refuses(domain(site), 500);
        repeats.insert(asked(finding, site, Instant.now().minus(Duration.ofHours(1))), true);

        var tried = soon(repeat -> repeat.firstTriedAt() != null || repeat.finishedAt() != null);
        assertThat(tried.finishedAt()).as("tried for the first time").isNull();

        movesClock(Duration.ofMinutes(11));
        assertThat(soon(repeat -> repeat.finishedAt() != null).state()).isEqualTo(CheckState.UNKNOWN);
    }

    @Test
    @Tag("long")
    void checks_that_are_tried_again_hold_up_none_behind_them() {
        verification.finds(domain(site), "D4", "HOLDS", "RENEWED");
        for (var n = 0; n < MANY; n++) {
            repeats.insert(asked(Ids.next(), NOT_FILED, Instant.now()), true);
        }
        repeats.insert(asked(finding, site, Instant.now()), true);

        assertThat(soon(repeat -> repeat.finishedAt() != null).cured()).isTrue();
        assertThat(sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM finding_repeated_checks WHERE service_id = ? AND finished_at IS NULL",
                        NOT_FILED))
                .as("those whose finding cannot be read wait for another try")
                .hasValue(MANY);
    }

    private static RepeatedCheck asked(UUID finding, UUID site, Instant at) {
        return RepeatedCheck.requested(Ids.next(), finding, site, CheckKind.DOMAIN, at);
    }

    /** Runs the job until the check of the finding is so. */
    private RepeatedCheck soon(Predicate<RepeatedCheck> outcome) {
        CampaignScene.soon(() -> {
            job.runDue();
            return outcome.test(repeats.newest(finding, 1).getFirst());
        });
        return repeats.newest(finding, 1).getFirst();
    }

    /** Moves the clock as the sandbox does; all due jobs have run when it answers. */
    private static void movesClock(Duration offset) {
        given().auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body("{\"offset\":\"" + offset + "\"}")
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }
}

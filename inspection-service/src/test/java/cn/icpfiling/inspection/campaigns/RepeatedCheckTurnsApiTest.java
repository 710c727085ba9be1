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
import cn.icpfiling.inspection.store.RepeatedCheckTable.Waiting;
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
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private static final Duration LATE = Duration.ofDays(60);

    FilingStub filing;
    VerificationStub verification;

    @Inject
    RunRepeatedChecks job;

    @Inject
    RepeatedCheckTable repeats;

    @Inject
    Sql sql;

    private CampaignScene scene;
    private UUID site;
    private UUID finding;

    @BeforeEach
    void a_finding_of_a_campaign() {
        scene = new CampaignScene(filing, 1, "33", 4);
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

    @Test
    void checks_of_holders_wait_apart_from_those_of_the_platform() {
        var holders = RepeatedCheck.requested(Ids.next(), Ids.next(), NOT_FILED, CheckKind.ADDRESS, Instant.now());
        var platforms = RepeatedCheck.requested(Ids.next(), Ids.next(), NOT_FILED, CheckKind.ADDRESS, Instant.now());
        var others = asked(Ids.next(), NOT_FILED, Instant.now());
        repeats.insert(holders, false);
        repeats.insert(platforms, true);
        repeats.insert(others, true);

        assertThat(waiting(Waiting.OF_HOLDERS)).containsExactly(holders.id());
        assertThat(waiting(Waiting.OF_PLATFORM)).containsExactly(others.id());
        assertThat(Stream.concat(waiting(Waiting.ADDRESSES).stream(), waiting(Waiting.TRIED_ADDRESSES).stream()))
                .contains(platforms.id())
                .doesNotContain(holders.id());
        repeats.tried(platforms.id(), Instant.now());
        assertThat(waiting(Waiting.ADDRESSES)).isEmpty();
        assertThat(waiting(Waiting.TRIED_ADDRESSES)).containsExactly(platforms.id());
    }

    private List<UUID> waiting(Waiting which) {
        return repeats.waiting(which, new UUID(0, 0), 1_000).stream()
                .filter(repeat -> repeat.serviceId().equals(NOT_FILED))
                .map(RepeatedCheck::id)
                .toList();
    }

    /** Many looks wait behind a last day, and some have their turn days after they were asked for. */
    @Test
    void a_look_of_today_lets_the_finding_be_overdue_also_if_it_was_asked_for_days_ago() {
        var path = "/api/v1/findings/" + finding;
        CampaignScene.keyed(scene.asInspector())
                .header("If-Match", scene.asInspector().get(path).header("ETag"))
                .post(path + "/notice")
                .then()
                .statusCode(200);
        var now = Instant.now().plus(LATE);
        repeats.insert(
                new RepeatedCheck(
                        Ids.next(),
                        finding,
                        site,
                        CheckKind.DOMAIN,
                        now.minus(Duration.ofDays(3)),
                        null,
                        now,
                        CheckState.FAILED,
                        true,
                        "",
                        false),
                true);

        movesClock(LATE);
        CampaignScene.soon(
                () -> "OVERDUE".equals(scene.asInspector().get(path).jsonPath().getString("state")));
        assertThat(repeats.newest(finding, 5)).as("no second look").hasSize(1);
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

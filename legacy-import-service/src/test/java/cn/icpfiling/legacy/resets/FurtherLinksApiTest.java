package cn.icpfiling.legacy.resets;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** J27: a link that was lost or not used in time does not cost the holder the case again. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class FurtherLinksApiTest {

    private final UUID account = Ids.next();
    private OldFilingRows.Row row;
    private String id;

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    FinishResets job;

    @Inject
    Sql sql;

    @BeforeEach
    void an_application_is_granted() {
        row = rows.filing(Instant.parse("2013-05-06T02:00:00Z"), false);
        var opened = asks(account).statusCode(201).extract();
        id = opened.path("id");
        neighbours.states.put(UUID.fromString(opened.path("caseId")), "DECIDED_GRANTED");
        runs();
        show().body("state", is("GRANTED")).body("linkExpiresAt", notNullValue());
    }

    @Test
    void an_expired_link_is_sent_again_and_only_the_new_one_sets_the_password() {
        sql.update("UPDATE legacy_mailbox_resets SET link_expires_at = '2020-01-01' WHERE id = ?", UUID.fromString(id));
        runs();
        show().body("state", is("EXPIRED"));

        sendsAgain(account).statusCode(200).body("state", is("GRANTED")).body("endedAt", nullValue());

        show().body("state", is("GRANTED")).body("linkExpiresAt", notNullValue());
        assertThat(links()).hasSize(2);
        setPassword(links().getFirst()).statusCode(422).body("code", is("LEGACY_RESET_LINK_INVALID"));
        setPassword(links().getLast()).statusCode(204);
        sendsAgain(account).statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
    }

    @Test
    void a_lost_link_is_sent_again_once_an_hour() {
        sendsAgain(account).statusCode(200);
        sendsAgain(account).statusCode(429).body("code", is("LEGACY_TRIES_PAUSED"));

        assertThat(links()).hasSize(2);
        assertThat(neighbours.mails.stream()
                        .filter(sent -> sent.path("mail").asText().equals(row.login())))
                .as("the old mail is told once")
                .hasSize(1);
    }

    @Test
    void no_link_is_sent_after_a_week_or_once_the_login_has_another_mail() {
        sql.update("UPDATE legacy_mailbox_resets SET decided_at = '2020-01-01' WHERE id = ?", UUID.fromString(id));
        sendsAgain(account).statusCode(409).body("code", is("LEGACY_RESET_LINK_OVER"));
        sql.update("UPDATE legacy_mailbox_resets SET decided_at = UTC_TIMESTAMP(6) WHERE id = ?", UUID.fromString(id));
        sql.update("UPDATE legacy_mailbox_resets SET link_expires_at = '2020-01-01' WHERE id = ?", UUID.fromString(id));
        runs();
        var other = Ids.next();
        var later = asks(other).statusCode(201).extract();
        neighbours.states.put(UUID.fromString(later.path("caseId")), "DECIDED_GRANTED");
        runs();

        sendsAgain(account).statusCode(409).body("code", is("LEGACY_RESET_LINK_OVER"));
        assertThat(links()).hasSize(1);
    }

    @Test
    void another_account_has_no_link_sent() {
        sendsAgain(Ids.next()).statusCode(404);
    }

    private void runs() {
        sql.update("UPDATE legacy_mailbox_resets SET due_at = '2000-01-01' WHERE due_at IS NOT NULL");
        job.runDue();
    }

    private List<String> links() {
        return neighbours.mails.stream()
                .filter(sent -> sent.path("mail").asText().equals(newMail(account)))
                .filter(sent -> sent.hasNonNull("link"))
                .map(sent -> sent.path("link").asText())
                .map(link -> link.substring(link.indexOf('#') + 1))
                .toList();
    }

    private ValidatableResponse sendsAgain(UUID by) {
        return given().auth()
                .oauth2(token(by))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/legacy-mailbox-resets/" + id + "/link")
                .then();
    }

    private ValidatableResponse show() {
        return given().auth()
                .oauth2(token(account))
                .get("/api/v1/legacy-mailbox-resets/" + id)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse setPassword(String secret) {
        return given().contentType(ContentType.JSON)
                .body("{\"secret\":\"%s\",\"password\":\"a quite new password\"}".formatted(secret))
                .post("/api/v1/legacy-mailbox-resets/password")
                .then();
    }

    private ValidatableResponse asks(UUID by) {
        return given().auth()
                .oauth2(token(by))
                .header("X-Forwarded-For", "192.0.2." + Math.floorMod(by.hashCode(), 250))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("""
                    {"filing":"%s","holderKind":"ORGANISATION","name":"王小明","certificateType":1,"certificateNumber":"%s",
                     "newMail":"%s","oldMailReplaced":true}""".formatted(row.domain(), row.certificate(), newMail(by)))
                .post("/api/v1/legacy-mailbox-resets")
                .then();
    }

    private String newMail(UUID by) {
        return "new-" + by.toString().substring(24) + "-" + row.login();
    }

    private static String token(UUID of) {
        return TestTokens.token("icp-api", of.toString(), "web", Roles.APPLICANT);
    }
}

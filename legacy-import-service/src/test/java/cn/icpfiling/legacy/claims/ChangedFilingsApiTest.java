package cn.icpfiling.legacy.claims;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.LoadedSubject;
import cn.icpfiling.legacy.LoadedSubject.Values;
import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A claim proves the filing of one subject. If a load writes another one to the row before the filing goes over, the holder claims anew. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ChangedFilingsApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final String CHANGED = "LEGACY_FILING_CHANGED";
    private static final String OTHER_NAME = "上海另一家有限公司";
    private static final int RACES = 8;

    private UUID account = Ids.next();
    private UUID waitedFor;

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    LoadedSubject subjects;

    @Inject
    FollowClaims follow;

    @Inject
    Sql sql;

    @AfterEach
    void no_load_is_under_way() {
        if (waitedFor != null) {
            rows.fileIs(waitedFor, "LOADED");
        }
    }

    @Test
    void a_granted_claim_that_waits_fails_once_a_load_gives_its_filing_another_name_and_its_holder_claims_anew() {
        var row = rows.filing(OF_2009, false);
        var id = granted(row);
        waits();
        shown(id).then().body("state", equalTo("GRANTED"));
        assertThat(subjects.changed(row, Values.of(row).named(OTHER_NAME))).isTrue();

        rows.fileIs(waitedFor, "LOADED");
        isDue(id);
        follow.run();
        assertFailed(row, id);
        follow.run();
        assertThat(neighbours.failures).containsEntry(neighbours.cases.get(id), CHANGED);

        var anew = granted(row);
        follow.run();
        shown(anew).then().body("state", equalTo("CLAIMED"));
        assertThat(registered(row))
                .singleElement()
                .satisfies(sent -> assertThat(sent.at("/subject/name").asText()).isEqualTo(OTHER_NAME));
    }

    @Test
    void another_type_or_number_of_the_certificate_ends_the_claim_too() {
        for (var type : List.of(1, 3)) {
            account = Ids.next();
            var row = rows.filing(OF_2009, false);
            var id = granted(row);
            var number = type == 1 ? "9" + row.certificate().substring(1) : row.certificate();

            subjects.changed(row, Values.of(row).with(type, number));
            follow.run();

            assertFailed(row, id);
        }
    }

    @Test
    void another_notation_and_another_phone_are_no_other_subject() {
        var row = rows.filing(OF_2009, false);
        var id = granted(row);
        var number = row.certificate();

        subjects.changed(
                row,
                Values.of(row)
                        .named("北京旧平台 有限公司")
                        .with(1, number.substring(0, 4) + " " + number.substring(4))
                        .calledAt("13900139000"));
        follow.run();

        shown(id).then().body("state", equalTo("CLAIMED"));
    }

    @Test
    void a_claim_that_is_not_decided_ends_as_well_so_that_the_support_decides_about_no_papers_of_another_subject() {
        var row = rows.filing(OF_2009, false);
        var id = claimed(row);
        neighbours.states.put(neighbours.cases.get(id), "OPEN");
        shown(id).then().body("state", equalTo("IN_REVIEW"));

        subjects.changed(row, Values.of(row).named(OTHER_NAME));

        assertFailed(row, id);
        follow.run();
        assertThat(neighbours.withdrawn).contains(neighbours.cases.get(id));
        assertThat(neighbours.failures).doesNotContainKey(neighbours.cases.get(id));
    }

    @Test
    void a_claim_of_the_last_release_is_compared_from_the_upgrade_on_if_its_row_was_not_loaded_since() {
        var row = rows.filing(OF_2009, false);
        var id = granted(row);
        openedByTheLastRelease(id);
        waits();

        subjects.changed(row, Values.of(row).named(OTHER_NAME));
        isDue(id);
        follow.run();

        assertFailed(row, id);
    }

    @Test
    void a_claim_of_the_last_release_whose_row_was_loaded_since_goes_on_as_it_began() {
        var row = rows.filing(OF_2009, false);
        var id = granted(row);
        openedByTheLastRelease(id);

        subjects.changed(row, Values.of(row).named(OTHER_NAME));
        shown(id).then().body("filing.maskedCertificateNumber", equalTo("****"), "domains", empty());
        follow.run();

        shown(id).then().body("state", equalTo("CLAIMED"), "domains", not(empty()));
        assertThat(sql.list(
                        found -> found.getString(1),
                        "SELECT details FROM audit_entries WHERE object_id = ? AND act = 'LEGACY_CLAIM.COMPLETE'",
                        id))
                .singleElement()
                .asString()
                .contains("\"compared\":\"NO\"");
    }

    /** The support may have read the row long before its grant, and before a load changed it; the clocks of two replicas differ. */
    @Test
    void a_row_that_was_loaded_after_the_claim_or_minutes_before_is_not_taken_for_the_one_that_was_compared() {
        var row = rows.filing(OF_2009, false);
        var id = granted(row);
        waits();
        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_claims SET papers_at = opened_at + INTERVAL 1 MINUTE, decided_at = opened_at + INTERVAL 1 HOUR"
                        + " WHERE id = ?",
                id));
        for (var minutes : List.of(-45, 5, 15)) {
            openedByTheLastRelease(id);
            UnitOfWork.run(() -> sql.update(
                    "UPDATE legacy_filings SET changed_at = (SELECT opened_at FROM legacy_claims WHERE id = ?)"
                            + " - INTERVAL ? MINUTE WHERE id = ?",
                    id,
                    minutes,
                    row.id()));
            isDue(id);
            follow.run();

            assertThat(keepsItsSubject(id)).as(minutes + " minutes before").isEqualTo(minutes > 10);
        }
    }

    @Test
    void an_ended_claim_of_the_last_release_shows_no_holder_whom_a_load_wrote_later() {
        var row = rows.filing(OF_2009, false);
        var id = claimed(row);
        neighbours.states.put(neighbours.cases.get(id), "DECIDED_REFUSED");
        shown(id).then().body("state", equalTo("REJECTED"));
        openedByTheLastRelease(id);
        shown(id).then().body("filing.maskedCertificateNumber", not(equalTo("****")), "domains", not(empty()));

        subjects.changed(row, Values.of(row).named(OTHER_NAME));

        shown(id).then().body("filing.maskedCertificateNumber", equalTo("****"), "domains", empty());
    }

    @Test
    void of_a_load_and_a_hand_over_at_once_one_comes_first_and_the_account_gets_no_other_subject() throws Exception {
        for (var race = 0; race < RACES; race++) {
            account = Ids.next();
            var row = rows.filing(OF_2009, false);
            var id = granted(row);

            var isChanged = AtOnce.all(List.<Callable<Boolean>>of(
                            () -> {
                                follow.run();
                                return false;
                            },
                            () -> subjects.changed(row, Values.of(row).named(OTHER_NAME))))
                    .getLast();
            follow.run();

            if (isChanged) {
                assertFailed(row, id);
            } else {
                shown(id).then().body("state", equalTo("CLAIMED"));
                assertThat(registered(row))
                        .allSatisfy(sent ->
                                assertThat(sent.at("/subject/name").asText()).isEqualTo("北京旧平台有限公司"));
            }
        }
    }

    private void assertFailed(OldFilingRows.Row row, UUID claim) {
        shown(claim)
                .then()
                .body("state", equalTo("FAILED"))
                .body("reason.code", equalTo(CHANGED))
                .body("filing.maskedCertificateNumber", equalTo("****"), "domains", empty())
                .body("filing.principalCertificateType", nullValue());
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(registered(row)).isEmpty();
    }

    private List<JsonNode> registered(OldFilingRows.Row row) {
        return neighbours.registered.stream()
                .filter(sent -> sent.path("legacyId").asText().equals(row.legacyId()))
                .toList();
    }

    /** For a file of another load. */
    private void waits() {
        waitedFor = rows.file("SITES", "READY", false);
        follow.run();
    }

    /** The job looks at a claim that waits every 20 seconds. */
    private void isDue(UUID claim) {
        UnitOfWork.run(() -> sql.update("UPDATE legacy_claims SET next_look_at = opened_at WHERE id = ?", claim));
    }

    private void openedByTheLastRelease(UUID claim) {
        UnitOfWork.run(() -> sql.update("UPDATE legacy_claims SET subject_digest = NULL WHERE id = ?", claim));
    }

    private boolean keepsItsSubject(UUID claim) {
        return sql.first(row -> row.getBytes(1) != null, "SELECT subject_digest FROM legacy_claims WHERE id = ?", claim)
                .orElseThrow();
    }

    private UUID granted(OldFilingRows.Row row) {
        var id = claimed(row);
        neighbours.states.put(neighbours.cases.get(id), "DECIDED_GRANTED");
        shown(id).then().body("state", equalTo("GRANTED"));
        return id;
    }

    private UUID claimed(OldFilingRows.Row row) {
        var claim = as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                    {"region":{"province":"11"},"nature":4,"certificateType":1,"certificateNumber":"%s","domain":"%s"}""".formatted(row.certificate(), row.domain()))
                .post("/api/v1/legacy-claims");
        claim.then().statusCode(201);
        return UUID.fromString(claim.path("claimId"));
    }

    private Response shown(UUID claim) {
        return as(account).get("/api/v1/legacy-claims/" + claim);
    }

    private static RequestSpecification as(UUID who) {
        return given().auth().oauth2(TestTokens.bearer(who, Roles.APPLICANT)).contentType(ContentType.JSON);
    }
}

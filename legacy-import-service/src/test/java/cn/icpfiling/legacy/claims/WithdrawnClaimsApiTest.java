package cn.icpfiling.legacy.claims;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A granted claim whose filing waits has an exit, and no filing goes to an account that took it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class WithdrawnClaimsApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final int RACES = 8;

    private UUID account = Ids.next();
    private UUID load;

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    FollowClaims follow;

    @AfterEach
    void the_load_is_over() {
        if (load != null) {
            rows.fileIs(load, "LOADED");
        }
    }

    @Test
    void a_granted_claim_that_waits_for_a_load_is_withdrawn_and_the_filing_stays() {
        var row = rows.filing(OF_2009, false);
        var id = granted(row);
        load = rows.file("SITES", "READY", false);
        follow.run();
        shown(id).then().body("state", equalTo("GRANTED"));

        var key = UUID.randomUUID().toString();
        var answer = withdraws(account, id, key);
        answer.then().statusCode(200).body("state", equalTo("LAPSED")).body("reason.code", equalTo("STOPPED"));
        assertThat(withdraws(account, id, key).header("Idempotent-Replayed")).isEqualTo("true");

        assertThat(neighbours.failures).containsEntry(neighbours.cases.get(id), "WITHDRAWN");
        rows.fileIs(load, "LOADED");
        follow.run();
        assertThat(rows.stateOf(row)).isEqualTo("WAITING");
        assertThat(isRegistered(row)).isFalse();
        shown(id).then().body("state", equalTo("LAPSED"));
        claims(row).then().statusCode(201).body("state", equalTo("AWAITING_PAPERS"));
    }

    @Test
    void a_claim_that_is_not_granted_or_whose_filing_goes_over_is_not_withdrawn_nor_is_a_foreign_one() {
        var row = rows.filing(OF_2009, false);
        var id = UUID.fromString(claims(row).path("claimId"));
        withdraws(account, id).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        withdraws(Ids.next(), id).then().statusCode(404);

        neighbours.states.put(neighbours.cases.get(id), "DECIDED_GRANTED");
        neighbours.registrations.put(row.legacyId(), new Neighbours.Answer(503, "{}"));
        shown(id).then().body("state", equalTo("GRANTED"));
        follow.run();
        assertThat(rows.stateOf(row)).isEqualTo("HANDING_OVER");
        withdraws(account, id).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        neighbours.registrations.remove(row.legacyId());
    }

    @Test
    void of_a_withdrawal_and_a_hand_over_at_once_one_wins() throws Exception {
        for (var race = 0; race < RACES; race++) {
            account = Ids.next();
            var row = rows.filing(OF_2009, false);
            var id = granted(row);
            var acts = new ArrayList<Callable<Integer>>();
            acts.add(() -> {
                follow.run();
                return 0;
            });
            acts.add(() -> withdraws(account, id).statusCode());
            int withdrawn = AtOnce.all(acts).getLast();
            follow.run();

            var state = shown(id).<String>path("state");
            if (withdrawn == 200) {
                assertThat(state).isEqualTo("LAPSED");
                assertThat(rows.stateOf(row)).isEqualTo("WAITING");
                assertThat(isRegistered(row)).isFalse();
            } else {
                assertThat(withdrawn).isEqualTo(409);
                assertThat(state).isEqualTo("CLAIMED");
                assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
            }
        }
    }

    private boolean isRegistered(OldFilingRows.Row row) {
        return neighbours.registered.stream()
                .anyMatch(sent -> sent.path("legacyId").asText().equals(row.legacyId()));
    }

    private UUID granted(OldFilingRows.Row row) {
        var id = UUID.fromString(claims(row).path("claimId"));
        neighbours.states.put(neighbours.cases.get(id), "DECIDED_GRANTED");
        shown(id).then().body("state", equalTo("GRANTED"));
        return id;
    }

    private Response claims(OldFilingRows.Row row) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                    {"region":{"province":"11"},"nature":4,"certificateType":1,"certificateNumber":"%s","domain":"%s"}""".formatted(row.certificate(), row.domain()))
                .post("/api/v1/legacy-claims");
    }

    private Response shown(UUID claim) {
        return as(account).get("/api/v1/legacy-claims/" + claim);
    }

    private static Response withdraws(UUID by, UUID claim) {
        return withdraws(by, claim, UUID.randomUUID().toString());
    }

    private static Response withdraws(UUID by, UUID claim, String key) {
        return as(by).header("Idempotency-Key", key).post("/api/v1/legacy-claims/" + claim + "/withdrawal");
    }

    private static RequestSpecification as(UUID who) {
        return given().auth().oauth2(TestTokens.bearer(who, Roles.APPLICANT)).contentType(ContentType.JSON);
    }
}

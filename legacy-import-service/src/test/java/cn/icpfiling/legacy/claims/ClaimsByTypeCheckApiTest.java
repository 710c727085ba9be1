package cn.icpfiling.legacy.claims;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
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
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Claims whose data a type check knows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(Neighbours.class)
class ClaimsByTypeCheckApiTest {
    private static final Instant OF_2009 = Instant.parse("2009-03-01T00:00:00Z");

    private final UUID account = Ids.next();

    @Inject
    OldFilingRows rows;

    Neighbours neighbours;

    @Test
    void a_claim_takes_its_data_from_an_own_type_check_and_needs_no_picture() {
        var row = rows.filing(OF_2009, false);

        open(account, "browser", "{\"typeCheckId\": \"%s\"}".formatted(checked(account, row)))
                .statusCode(201)
                .body("state", equalTo("AWAITING_PAPERS"))
                .body("filing.subjectNumber", equalTo(row.number()));
    }

    @Test
    void a_check_of_another_account_is_as_unknown_as_one_that_does_not_exist() {
        var row = rows.filing(OF_2009, false);
        for (var check : new UUID[] {checked(Ids.next(), row), Ids.next()}) {
            open(account, "web", "{\"typeCheckId\": \"%s\"}".formatted(check))
                    .statusCode(422)
                    .body("code", equalTo("LEGACY_CLAIM_TYPE_CHECK_UNKNOWN"));
        }
        var silent = Ids.next();
        neighbours.typeChecks.put(silent, Neighbours.Answer.problem(500, "INTERNAL"));
        open(account, "web", "{\"typeCheckId\": \"%s\"}".formatted(silent)).statusCode(503);
    }

    @Test
    void a_claim_has_the_data_or_a_check_and_not_both() {
        open(account, "web", "{\"nature\": 4, \"domain\": \"a.cn\"}")
                .statusCode(400)
                .body("errors.code", everyItem(equalTo("REQUIRED")))
                .body("errors.pointer", containsInAnyOrder("/region", "/certificateType", "/certificateNumber"));
        open(account, "web", "{\"typeCheckId\": \"%s\", \"domain\": \"a.cn\"}".formatted(Ids.next()))
                .statusCode(400)
                .body("errors.code", containsInAnyOrder("LEGACY_CLAIM_DATA_TWICE"))
                .body("errors.pointer", containsInAnyOrder("/domain"));
    }

    @Test
    @Tag("long")
    void guesses_of_checks_are_counted_as_other_tries_are() {
        for (var tries = 0; tries < 10; tries++) {
            open(account, "web", "{\"typeCheckId\": \"%s\"}".formatted(Ids.next()))
                    .statusCode(422);
        }
        open(account, "web", "{\"typeCheckId\": \"%s\"}".formatted(Ids.next())).statusCode(429);
    }

    @Test
    void a_silence_of_the_neighbour_is_no_try() {
        var row = rows.filing(OF_2009, false);
        var check = checked(account, row);
        var told = neighbours.typeChecks.put(check, Neighbours.Answer.problem(500, "INTERNAL"));
        for (var tries = 0; tries < 11; tries++) {
            open(account, "web", "{\"typeCheckId\": \"%s\"}".formatted(check)).statusCode(503);
        }
        neighbours.typeChecks.put(check, told);
        open(account, "web", "{\"typeCheckId\": \"%s\"}".formatted(check)).statusCode(201);
    }

    private UUID checked(UUID holder, OldFilingRows.Row row) {
        var id = Ids.next();
        neighbours.typeChecks.put(
                id, new Neighbours.Answer(200, """
                {"typeCheckId":"%s","holder":"%s","type":"CLAIM","region":{"province":"11","city":"110100","county":"110105"},"nature":4,
                "certificateType":1,"certificateNumber":"%s","domain":"%s","checkedAt":"2026-11-28T00:00:00Z"}""".formatted(id, holder, row.certificate(), row.domain())));
        return id;
    }

    private static ValidatableResponse open(UUID by, String client, String body) {
        return given().auth()
                .oauth2(TestTokens.token("icp-api", by.toString(), client, Roles.APPLICANT))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/legacy-claims")
                .then();
    }
}

package cn.icpfiling.verification.operations;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Many domains checked in one call; each line has its result, whatever dies meanwhile. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class DomainOperationsApiTest extends DomainOperationsScene {

    @ConfigProperty(name = "test.world")
    String world;

    @Test
    void many_domains_are_checked_in_one_call_by_the_rules_of_the_single_check() {
        var yesterday = LegalTime.dayOf(Instant.now()).minusDays(1);
        try (var script = new Script(world)) {
            script.put("/real-name/domains/new-many.com", """
                    {"domain": "new-many.com", "registrar": {"status": "VERIFIED", "verifiedAt": "%sT12:00:00+08:00"},
                     "authority": {"stored": false}, "match": {"name": true, "certificateType": true, "certificateNumber": true}}
                    """.formatted(yesterday));
            var operation = starts(COMMON
                    + "{\"reference\":\"C-1\",\"domain\":\"www.ok-many.com\"}\n"
                    + "{\"domain\":\"new-many.com\"}\n\n"
                    + "{\"domain\":\"expired-many.com\"}\n"
                    + "{\"domain\":\"other-many.com\",\"holderName\":\"另一公司\",\"certificateType\":1,\"certificateNumber\":\"91110000MA00000077\"}\n"
                    + "{\"domain\":\"expired-many.org\",\"orderType\":\"CANCEL_ACCESS\"}\n");
            shows(operation).body("state", is("WAITING"), "total", is(5), "progress", is(0));
            workshop.worksOffAll();

            shows(operation)
                    .body("state", is("FINISHED"), "done", is(5), "failed", is(0), "progress", is(100))
                    .body("finishedAt", notNullValue(), "expectedAt", nullValue());
            var results = results(operation, "")
                    .body("items.line", contains(2, 3, 5, 6, 7))
                    .body("items[0].reference", is("C-1"), "items[0].domain", is("ok-many.com"))
                    .body("items.fitness.fitness", contains("FIT", "FIT_LATER", "FIT_LATER", "UNFIT", "FIT"))
                    .body("items[1].fitness.fitOn", is(yesterday.plusDays(3).toString()))
                    .body("items[1].fitness.inDays", is(2), "items[1].fitness.fitAfter", nullValue())
                    .body("items[2].fitness.fitAfter", is("RENEWAL"), "items[2].fitness.fitOn", nullValue())
                    .body("items[3].fitness.rules[0].code", is("REGISTRANT_MISMATCH"))
                    .body(
                            "items[0].fitness.sources.source",
                            contains("RDAP", "REAL_NAME", "TLD_LIST", "REGISTRAR_LIST"))
                    .body("items[0].fitness.sources.ageSeconds", everyItem(notNullValue()))
                    .body("items[0].fitness.expiresAt", is("2099-01-01T00:00:00.000000Z"));
            assertAlike(results.extract().jsonPath());
            script.remove("/real-name/domains/new-many.com");
        }
    }

    /** The single check of the same domain says the same, rule by rule. */
    private void assertAlike(JsonPath results) {
        for (var line = 0; line < 3; line++) {
            var single = as(asker)
                    .contentType(ContentType.JSON)
                    .body(
                            "{\"domain\":\"%s\",\"holderName\":\"某公司\",\"certificateType\":1,\"certificateNumber\":\"91350100M000100Y43\"}"
                                    .formatted(results.getString("items[" + line + "].domain")))
                    .post("/api/v1/domain-verifications")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            var mine = "items[" + line + "].fitness.";
            for (var field : List.of("fitness", "fitOn", "inDays", "fitAfter", "outcome", "missing")) {
                assertThat(single.<Object>get(field)).as(field).isEqualTo(results.get(mine + field));
            }
            for (var field : List.of("rule", "result", "code", "retryOn")) {
                assertThat(single.<Object>get("rules." + field)).isEqualTo(results.get(mine + "rules." + field));
            }
        }
    }

    @Test
    void a_faulty_line_has_its_fault_as_its_result_and_the_others_go_on() {
        var operation = starts(
                "{\"domain\":\"ok-lines.com\"}\n"
                        + COMMON.strip() + "\n"
                        + "not json\n"
                        + "[]\n"
                        + "{\"reference\":\"C-5\",\"domain\":\"no domain\",\"holderName\":\"某公司\",\"certificateType\":1,\"certificateNumber\":\"1\"}\n"
                        + "{\"domain\":\"ok-lines.net\",\"holderName\":\"某公司\",\"certificateType\":\"1\",\"certificateNumber\":\"1\"}\n"
                        + "{\"domain\":\"ok-lines.net\",\"hobby\":\"chess\"}\n"
                        + "{\"domain\":\"ok-lines.net\",\"holderName\":\"某公司\",\"certificateType\":100,\"certificateNumber\":\"\"}\n"
                        + "{\"domain\":\"ok-lines.net\",\"holderName\":\"某公司\",\"certificateType\":1,\"certificateNumber\":\"1\"}\n"
                        + "{\"domain\":\"www.OK-lines.net\",\"holderName\":\"他\",\"certificateType\":1,\"certificateNumber\":\"1\"}\n");
        workshop.worksOffAll();

        shows(operation).body("state", is("FINISHED"), "total", is(10), "done", is(1), "failed", is(9));
        results(operation, "?state=DONE").body("items.line", contains(9));
        results(operation, "?state=FAILED")
                .body("items.problem.code", everyItem(is("INVALID_FIELD")))
                .body("items[0].problem.errors.code", contains("REQUIRED", "REQUIRED", "REQUIRED"))
                .body("items[0].problem.errors.pointer", hasItem("/certificateNumber"))
                .body("items[1].problem.errors.code", contains("UNKNOWN_FIELD"))
                .body("items[2].problem.errors.code", contains("LINE_UNREADABLE"))
                .body("items[3].problem.errors.code", contains("LINE_UNREADABLE"))
                .body("items[4].reference", is("C-5"), "items[4].problem.errors.code", contains("DOMAIN_MALFORMED"))
                .body("items[5].problem.errors.code", contains("WRONG_TYPE"))
                .body("items[6].problem.errors.pointer", contains("/hobby"))
                .body("items[7].problem.errors.code", contains("SIZE", "TOO_LARGE"))
                .body("items[8].problem.errors.code", contains("DOMAIN_REPEATED"))
                .body("items[8].problem.errors.detail", contains(containsString("9")))
                .body("items.problem.errors.flatten().remedy", everyItem(notNullValue()));
    }

    @Test
    void a_body_that_is_too_much_or_nothing_or_of_no_holder_is_refused_as_a_whole_and_leaves_nothing() {
        var line = "{\"domain\":\"ok-whole.com\"}\n";
        refused("", "", "MISSING_BODY");
        refused(COMMON, "", "MISSING_BODY");
        refused(line + "{\"domain\":\"%s\"}".formatted("x".repeat(4 << 10)), "/lines/2", "LINE_TOO_LONG");
        refused(
                "{\"commonHolder\":{\"holderName\":\"\",\"certificateType\":1}}\n" + line,
                "/lines/1/commonHolder/certificateNumber",
                "REQUIRED");
        refused(
                COMMON.replace("91350100M000100Y43", "9135**********0Y43") + line,
                "/lines/1/commonHolder/certificateNumber",
                "MASKED_VALUE");
        send(asker, freshKey(), line + " ".repeat(9 << 20)).then().statusCode(413);
        as(asker)
                .header("Idempotency-Key", freshKey())
                .contentType(ContentType.JSON)
                .body(line)
                .post(PATH)
                .then()
                .statusCode(415);
        as(asker)
                .contentType(NDJSON)
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", is("IDEMPOTENCY_KEY_MISSING"));
        assertThat(workshop.staged()).isZero();
    }

    @Test
    void the_same_key_with_the_same_lines_is_the_same_operation() {
        var key = freshKey();
        var body = COMMON + "{\"domain\":\"ok-key.com\"}\n";
        var first = send(asker, key, body).then().statusCode(202).header("Retry-After", "2");
        var again = send(asker, key, body).then().statusCode(202).header("Idempotent-Replayed", "true");

        assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
        send(asker, key, body + "{\"domain\":\"ok-key.net\"}")
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        assertThat(workshop.staged()).isZero();
        assertThatThrownBy(() -> workshop.repeatsADomain(first.extract().path("operationId")))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("operation_lines_item");
        workshop.worksOffAll();
    }

    @Test
    void of_many_that_begin_at_once_an_account_has_three_open_and_may_begin_again_when_one_has_ended()
            throws Exception {
        var body = COMMON + "{\"domain\":\"ok-open.com\"}\n";
        Callable<Integer> begins = () -> send(asker, freshKey(), body).statusCode();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var statuses = threads.invokeAll(Collections.nCopies(6, begins)).stream()
                    .map(DomainOperationsApiTest::status)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(202, 202, 202, 429, 429, 429);
        }
        assertThat(workshop.staged()).isZero();
        send(asker, freshKey(), body).then().statusCode(429).header("Retry-After", "60");
        send(UUID.randomUUID(), freshKey(), body).then().statusCode(202);

        workshop.worksOffAll();
        send(asker, freshKey(), body).then().statusCode(202);
        workshop.worksOffAll();
    }

    @Test
    void results_are_read_page_by_page_or_all_in_one_file() {
        var operation = starts(COMMON + lines("ok-pages", 7) + "{}\n");
        workshop.worksOffAll();

        var page = results(operation, "?limit=5").body("items", hasSize(5));
        results(operation, "?limit=5&cursor=" + page.extract().path("next"))
                .body("items.line", contains(7, 8, 9), "next", nullValue());
        var file = as(asker)
                .accept(NDJSON)
                .get(PATH + "/" + operation + "/result-lines")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString(NDJSON))
                .extract()
                .asString();
        var all = results(operation, "").extract().<List<Object>>path("items");
        assertThat(file.lines().map(line -> JsonPath.from(line).get("$")).toList())
                .isEqualTo(all);
    }

    @Test
    void what_is_not_theirs_does_not_exist() {
        var partner = UUID.randomUUID();
        var operation = partner(partner, "domains:read")
                .header("Idempotency-Key", freshKey())
                .contentType(NDJSON)
                .body((COMMON + "{}\n").getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(202)
                .body("state", is("FINISHED"), "failed", is(1))
                .extract()
                .<String>path("operationId");

        partner(partner, "domains:read").get(PATH + "/" + operation).then().statusCode(200);
        partner(partner, "filings:read").get(PATH + "/" + operation).then().statusCode(403);
        for (var path : List.of("", "/results", "/results?limit=x", "/result-lines")) {
            as(asker).get(PATH + "/" + operation + path).then().statusCode(404).body("code", is("NOT_FOUND"));
            partner(UUID.randomUUID(), "domains:read")
                    .get(PATH + "/" + operation + path)
                    .then()
                    .statusCode(404);
        }
        as(asker)
                .header("Idempotency-Key", freshKey())
                .post(PATH + "/" + operation + "/cancellation")
                .then()
                .statusCode(404);
        as(asker, "inspector").get(PATH + "/" + operation).then().statusCode(403);
        given().get(PATH + "/" + operation).then().statusCode(401);
    }

    @Test
    void the_holder_lies_encrypted_until_the_line_has_its_result_and_all_is_forgotten_in_time() {
        var operation = starts(COMMON + "{\"domain\":\"ok-encrypted-line.com\"}\n");
        assertThat(new String(workshop.kept(operation), StandardCharsets.UTF_8)).doesNotContain("某公司", "91350100");
        workshop.worksOffAll();
        assertThat(workshop.kept(operation)).isNull();
        results(operation, "").body(not(containsString("某公司"))).body("items", not(empty()));

        workshop.endedOn(operation, Instant.parse("2020-01-01T00:00:00Z"));
        as(asker).get(PATH + "/" + operation).then().statusCode(404);
    }

    private static int status(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void refused(String body, String pointer, String code) {
        send(asker, freshKey(), body)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    private static RequestSpecification partner(UUID partner, String scope) {
        return ndjson(given().auth()
                .oauth2(TestTokens.bearerOfPartner(partner, UUID.randomUUID().toString(), scope)));
    }
}

package cn.icpfiling.filing.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partner files for many customers at once; each line is filed once, whatever dies meanwhile. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class BulkOrdersApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NDJSON = "application/x-ndjson";
    private static final Map<String, Object> DECLARED = Map.of("declarationVersion", "2026-01", "accepted", true);

    @Inject
    BulkWorkshop workshop;

    private final Partner partner = new Partner();

    @Test
    void many_are_drafted_at_once_and_submitted_by_a_second_operation() {
        var first = partner.customer();
        var second = partner.customer();
        var domain = Applicant.domain("ok");
        var drafts = starts(
                draft("C-1", first, domain, first.obtainsNumber()), draft("C-2", second, Applicant.domain("ok"), null));
        workshop.worksOffAll();

        shows(drafts)
                .body("state", is("FINISHED"), "total", is(2), "done", is(2), "failed", is(0), "progress", is(100));
        var results =
                results(drafts).body("items.reference", contains("C-1", "C-2"), "items.state", everyItem(is("DONE")));
        var order = results.extract().<String>path("items[0].orderId");
        first.shows(order)
                .then()
                .body("holder", is(first.account.toString()))
                .body("partner", is(partner.id.toString()))
                .body("service.domains", contains(domain))
                .body("subject.name", is("北京示例科技有限公司"));
        partner.call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.client", contains(partner.client));

        first.handsInAll(order);
        var stale = "\"1-zh\"";
        var submits = starts(
                submits("C-1", first, order, Applicant.tag(first.call(), order)),
                submits("C-1/again", first, order, stale));
        workshop.worksOffAll();

        results(submits)
                .body("items.state", contains("DONE", "FAILED"))
                .body("items[1].problem.code", is("PRECONDITION_FAILED"));
        first.shows(order).then().body("state", is("PROVIDER_REVIEW"));
    }

    @Test
    void what_a_worker_left_when_it_died_is_done_by_another_and_nothing_twice() {
        var customers = IntStream.range(0, 5).mapToObj(_ -> partner.customer()).toList();
        var operation = starts(customers.stream()
                .map(who -> with(
                        draft("C-" + customers.indexOf(who), who, Applicant.domain("ok"), null),
                        "submission",
                        DECLARED))
                .toArray());
        var dead = workshop.worksOffAndDies(operation, 2);

        results(operation).body("items.state", contains("FAILED", "FAILED", "DRAFTED", "WAITING", "WAITING"));
        workshop.worksOffAll();
        shows(operation).body("state", is("RUNNING"), "progress", is(40));

        workshop.leasesEnd();
        workshop.worksOffAll();
        assertThat(dead.worksOffOneMore()).as("its batch is another's").isFalse();

        shows(operation).body("state", is("FINISHED"), "done", is(0), "failed", is(5));
        var ended = results(operation)
                .body("items.problem.code", everyItem(is("RULES_BROKEN")))
                .body("items.problem.errors.flatten().pointer", hasItem("/materials/SUBJECT_CERTIFICATE"))
                .body("items.orderId", everyItem(notNullValue()));
        assertThat(customers)
                .allSatisfy(who -> who.call()
                        .get("/api/v1/orders")
                        .then()
                        .body("items.orderId", hasSize(1))
                        .body("items.state", contains("DRAFT")));
        assertThat(ended.extract().<List<String>>path("items.orderId")).doesNotHaveDuplicates();
    }

    @Test
    @Tag("long")
    void a_thousand_lines_are_worked_off_by_several_workers_at_once() throws Exception {
        var customer = partner.customer();
        var wrong = new HashMap<>(customer.question("ok-shop.cn"));
        wrong.put("certificateNumber", "91110000MA00000078");
        var operation = starts(IntStream.range(0, 1000)
                .mapToObj(line ->
                        Map.of("reference", "C-" + line, "onBehalfOf", customer.account.toString(), "typeCheck", wrong))
                .toArray());

        AtOnce.call(3, _ -> {
            workshop.worksOffAll();
            return true;
        });

        shows(operation).body("state", is("FINISHED"), "total", is(1000), "failed", is(1000));
        var page = results(operation, "?limit=200&state=FAILED")
                .body("items", hasSize(200))
                .body("items[0].problem.code", is("RULES_BROKEN"))
                .body("items[0].problem.errors[0].pointer", is("/typeCheck/certificateNumber"));
        results(operation, "?limit=200&state=FAILED&cursor=" + page.extract().path("next"))
                .body("items[0].line", is(201));
    }

    @Test
    void a_fault_of_a_line_has_the_code_and_the_place_that_the_single_call_names() {
        var customer = partner.customer();
        var faults = new HashMap<>(customer.question("ok-shop.cn"));
        faults.put("nature", "4");
        var single =
                customer.call().body(faults).post("/api/v1/filing-type-checks").then();
        var unknown = with(customer.question("ok-shop.cn"), "hobby", "chess");
        var other =
                customer.call().body(unknown).post("/api/v1/filing-type-checks").then();
        var many = with(customer.question("ok-shop.cn"), "nature", 100);
        many.remove("domain");
        var third =
                customer.call().body(many).post("/api/v1/filing-type-checks").then();

        var operation = starts(
                line("C-1", customer, "typeCheck", faults),
                line("C-2", customer, "typeCheck", unknown),
                line("C-3", customer, "typeCheck", many),
                line("C-4", customer, "subject", Map.of()),
                with(line("C-5", customer, "orderId", customer.account.toString()), "subject", Map.of()),
                line(
                        "C-6",
                        customer,
                        "typeCheck",
                        with(customer.question("ok-shop.cn"), "certificateNumber", "911100********0077")));
        workshop.worksOffAll();

        var told = results(operation);
        var i = 0;
        for (var one : List.of(single, other, third)) {
            List<Map<String, String>> said = one.extract().path("errors");
            List<Map<String, String>> here = told.extract().path("items[" + i++ + "].problem.errors");
            assertThat(here).hasSameSizeAs(said);
            for (var fault = 0; fault < said.size(); fault++) {
                var expected = new HashMap<>(said.get(fault));
                expected.put("pointer", "/typeCheck" + expected.get("pointer"));
                assertThat(here.get(fault)).isEqualTo(expected);
            }
        }
        told.body("items[3].problem.errors.pointer", contains("/typeCheck"))
                .body("items[4].problem.errors.code", contains("REQUIRED", "REQUIRED", "NOT_IN_THIS_LINE"))
                .body("items[5].problem.errors.code", hasItem("MASKED_VALUE"));
    }

    @Test
    void a_line_with_a_member_of_a_later_release_waits_for_a_replica_of_it_and_is_told_in_the_end() {
        var customer = partner.customer();
        var operation = starts(draft("C-1", customer, Applicant.domain("ok"), null));
        workshop.laterReleaseAdds(operation, "colour");
        workshop.worksOffAll();

        results(operation).body("items[0].state", is("WAITING"));
        for (var tries = 0; tries < 8; tries++) {
            workshop.allIsDue();
            workshop.worksOffAll();
        }
        results(operation)
                .body("items[0].state", is("FAILED"))
                .body("items[0].problem.errors.code", contains("UNKNOWN_FIELD"));
    }

    @Test
    void a_line_that_may_open_no_order_says_why_like_the_single_call() {
        var customer = partner.customer();
        var domain = Applicant.domain("ok");
        customer.drafts(domain);
        var single = customer.opensOrder(domain).then().extract().<String>path("code");

        var operation = starts(draft("C-1", customer, domain, null));
        workshop.worksOffAll();

        results(operation)
                .body("items[0].state", is("FAILED"), "items[0].problem.code", is(single))
                .body("items[0].problem.code", is(not("INTERNAL")));
    }

    @Test
    void a_body_that_cannot_be_told_line_by_line_is_refused_as_a_whole() {
        var line = "{\"reference\":\"C-1\"}\n";
        refused("", "", "MISSING_BODY");
        refused(line + "{\"reference\":\"C-2\"\n", "/lines/2", "LINE_UNREADABLE");
        refused(line + "[]\n", "/lines/2", "LINE_UNREADABLE");
        refused(line + "\n" + line, "/lines/3/reference", "REFERENCE_REPEATED");
        refused(line + "{\"reference\":\"张三\"}\n", "/lines/2/reference", "PATTERN");
        refused(line + "{\"reference\":\"%s\"}".formatted("x".repeat(16 << 10)), "/lines/2", "LINE_TOO_LONG");
        refused(
                IntStream.range(0, 1001)
                        .mapToObj("{\"reference\":\"C-%d\"}\n"::formatted)
                        .reduce("", String::concat),
                "/lines/1001",
                "TOO_MANY_LINES");
        send(partner, Applicant.freshKey(), "{\"reference\":\"C-1\"}\n".repeat(1) + " ".repeat(9 << 20))
                .then()
                .statusCode(413);
        partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .body(line)
                .post("/api/v1/bulk-orders")
                .then()
                .statusCode(415);
    }

    @Test
    void the_same_key_with_the_same_lines_is_the_same_operation() {
        var key = Applicant.freshKey();
        var body = "{\"reference\":\"C-1\"}\n";
        var first = send(partner, key, body).then().statusCode(202).header("Retry-After", "2");
        var again = send(partner, key, body).then().statusCode(202).header("Idempotent-Replayed", "true");

        assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
        send(partner, key, body + "{\"reference\":\"C-2\"}")
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        assertThatThrownBy(() -> workshop.repeatsAReference(first.extract().path("operationId")))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("operation_lines_item");
        workshop.worksOffAll();
    }

    @Test
    void what_is_not_theirs_does_not_exist() {
        var stranger = new Partner();
        var operation = starts(draft("C-1", stranger.customer(), Applicant.domain("ok"), null));
        workshop.worksOffAll();

        results(operation)
                .body("items.problem.code", contains("NOT_FOUND"))
                .body("items[0].problem.errors.pointer", contains("/onBehalfOf"))
                .body("items[0].problem.errors.code", contains("CUSTOMER_UNKNOWN"))
                .body("items[0].orderId", nullValue());
        for (var path : List.of("", "/results", "/results?limit=x")) {
            stranger.call().get("/api/v1/operations/" + operation + path).then().statusCode(404);
        }
        partner.callBy("another-client", Scopes.FILINGS_READ)
                .get("/api/v1/operations/" + operation)
                .then()
                .statusCode(200);
        new Applicant().call().get("/api/v1/operations/" + operation).then().statusCode(403);
    }

    @Test
    @Tag("long")
    void what_nobody_can_tell_now_waits_and_is_told_as_such_in_the_end() {
        var operation = starts(line("C-1", partner.account(Partner.OUT_OF_REACH).toString(), "typeCheck", Map.of()));
        var question = partner.customer().question("ok-shop.cn");
        var silent = starts(line("C-1", partner.account(Partner.OUT_OF_REACH).toString(), "typeCheck", question));
        workshop.worksOffAll();
        results(operation).body("items.problem.code", contains("INVALID_FIELD"));
        results(silent).body("items.state", contains("WAITING"));

        for (var tries = 0; tries < 8; tries++) {
            workshop.allIsDue();
            workshop.worksOffAll();
        }
        results(silent).body("items.problem.code", contains("UPSTREAM_UNAVAILABLE"));
        shows(silent).body("state", is("FINISHED"));
    }

    @Test
    void what_was_asked_lies_encrypted_until_it_has_its_result_and_all_is_forgotten_in_time() {
        var customer = partner.customer();
        var operation = starts(draft("C-1", customer, Applicant.domain("ok"), null));

        assertThat(new String(workshop.kept(operation), StandardCharsets.ISO_8859_1))
                .doesNotContain(customer.certificateNumber, "typeCheck");
        workshop.worksOffAll();
        assertThat(workshop.kept(operation)).isNull();
        var order = results(operation).extract().<String>path("items[0].orderId");

        workshop.endedOn(operation, Instant.parse("2020-01-01T00:00:00Z"));
        partner.call().get("/api/v1/operations/" + operation).then().statusCode(404);
        customer.shows(order).then().statusCode(200);
    }

    private void refused(String body, String pointer, String code) {
        send(partner, Applicant.freshKey(), body)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    private static Map<String, Object> line(String reference, Applicant who, String part, Object content) {
        return line(reference, who.account.toString(), part, content);
    }

    private static Map<String, Object> line(String reference, String account, String part, Object content) {
        return new HashMap<>(Map.of("reference", reference, "onBehalfOf", account, part, content));
    }

    private static Map<String, Object> draft(String reference, Applicant who, String domain, String number) {
        var service = new HashMap<>(Applicant.service(domain, "-"));
        service.put("serviceNumber", number);
        var line = with(line(reference, who, "typeCheck", who.question(domain)), "subject", Applicant.subject());
        return with(line, "service", service);
    }

    private static Map<String, Object> submits(String reference, Applicant who, String order, String tag) {
        return with(with(line(reference, who, "orderId", order), "ifMatch", tag), "submission", DECLARED);
    }

    private static Map<String, Object> with(Map<String, Object> some, String part, Object content) {
        var more = new HashMap<>(some);
        more.put(part, content);
        return more;
    }

    private String starts(Object... lines) {
        var body = new StringBuilder();
        try {
            for (var line : lines) {
                body.append(JSON.writeValueAsString(line)).append('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return send(partner, Applicant.freshKey(), body.toString())
                .then()
                .statusCode(202)
                .body("total", is(lines.length))
                .extract()
                .path("operationId");
    }

    private static Response send(Partner partner, String key, String body) {
        return partner.call()
                .header("Idempotency-Key", key)
                .contentType(NDJSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/bulk-orders");
    }

    private ValidatableResponse shows(String operation) {
        return partner.call().get("/api/v1/operations/" + operation).then().statusCode(200);
    }

    private ValidatableResponse results(String operation) {
        return results(operation, "");
    }

    private ValidatableResponse results(String operation, String query) {
        return partner.call()
                .get("/api/v1/operations/" + operation + "/results" + query)
                .then()
                .statusCode(200);
    }
}

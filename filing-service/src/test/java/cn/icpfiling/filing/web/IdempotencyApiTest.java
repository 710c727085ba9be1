package cn.icpfiling.filing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same request sent again does nothing twice. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class IdempotencyApiTest {

    private final Applicant applicant = new Applicant();
    private final String key = UUID.randomUUID().toString();
    private final Map<String, Object> wish = Map.of("product", "ECS", "instanceId", "i-" + Ids.next());

    @Inject
    Sql sql;

    @Test
    void a_request_without_a_key_is_refused_before_anything_else() {
        applicant
                .call()
                .body(wish)
                .post("/api/v1/service-numbers")
                .then()
                .statusCode(400)
                .body("code", is("IDEMPOTENCY_KEY_MISSING"));
        var order = applicant.drafts(Applicant.domain("ok"));
        for (var act : new String[] {"withdrawal", "abandonment"}) {
            applicant
                    .changes(order)
                    .post("/api/v1/orders/" + order + "/" + act)
                    .then()
                    .statusCode(400)
                    .body("code", is("IDEMPOTENCY_KEY_MISSING"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "two words", "\"\""})
    void what_is_no_key_is_refused(String header) {
        obtain(header, wish)
                .then()
                .statusCode(400)
                .body("code", is("INVALID_FIELD"))
                .body("errors.pointer", contains("/header/Idempotency-Key"));
    }

    @Test
    void a_key_has_at_most_255_characters() {
        var longest = key + "k".repeat(255 - key.length());

        obtain(longest, wish).then().statusCode(201);
        obtain("\"" + longest + "\"", wish).then().statusCode(201).header("Idempotent-Replayed", is("true"));
        obtain(longest + "k", wish).then().statusCode(400).body("errors.code", contains("SIZE"));
    }

    @Test
    void the_same_request_gets_the_same_answer_byte_for_byte() {
        var check = applicant.checksType(Applicant.domain("ok")).<String>path("typeCheckId");
        var body = Map.of("typeCheckId", check);

        var first = with(key).body(body).post("/api/v1/orders");
        var again = with("\"" + key + "\"")
                .body(body)
                .header("Accept-Language", "en")
                .post("/api/v1/orders");

        first.then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue())
                .header("ETag", matchesPattern("\"[0-9]+-zh\""))
                .header("Location", notNullValue());
        assertSameAnswer(first, again);
        again.then().header("Idempotent-Replayed", is("true"));
        assertThat(applicant.call().get("/api/v1/orders").<Integer>path("items.size()"))
                .isEqualTo(1);
    }

    @Test
    void an_act_is_replayed_although_the_order_has_moved_on() {
        var order = applicant.completesDraft(Applicant.domain("ok"));
        var tag = Applicant.tag(applicant.call(), order);
        var submission = Map.of("declarationVersion", "2026-01", "accepted", true);

        var first = with(key).header("If-Match", tag).body(submission).post("/api/v1/orders/" + order + "/submission");
        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200);
        var again = with(key).header("If-Match", tag).body(submission).post("/api/v1/orders/" + order + "/submission");
        var withoutTag = with(key).body(submission).post("/api/v1/orders/" + order + "/submission");

        first.then().statusCode(200).body("state", is("PROVIDER_REVIEW"));
        assertSameAnswer(first, again);
        assertSameAnswer(first, withoutTag);
        applicant.shows(order).then().body("state", is("DRAFT")).body("submission", is(1));
    }

    @Test
    void a_key_used_for_something_else_is_refused() {
        obtain(key, wish).then().statusCode(201);

        obtain(key, Map.of("product", "ECS", "instanceId", "i-" + Ids.next()))
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void a_key_is_its_senders_and_its_operations() {
        var other = new Applicant();
        obtain(key, wish).then().statusCode(201);

        other.call()
                .header("Idempotency-Key", key)
                .body(Map.of("product", "ECS", "instanceId", "i-" + Ids.next()))
                .post("/api/v1/service-numbers")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
        var check = applicant.checksType(Applicant.domain("ok")).<String>path("typeCheckId");
        with(key)
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
    }

    @Test
    void a_refusal_leaves_the_key_free() {
        var order = applicant.completesDraft(Applicant.domain("ok"));
        var outdated = Map.<String, Object>of("declarationVersion", "2019-01", "accepted", true);
        var accepted = Map.<String, Object>of("declarationVersion", "2026-01", "accepted", true);

        submit(order, outdated).then().statusCode(409).body("code", is("DECLARATION_OUTDATED"));
        submit(order, accepted).then().statusCode(200);
        submit(order, outdated).then().statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void somebody_elses_order_is_not_found_whatever_the_key() {
        var order = applicant.drafts(Applicant.domain("ok"));

        new Applicant()
                .acts(order)
                .post("/api/v1/orders/" + order + "/abandonment")
                .then()
                .statusCode(404);
    }

    @Test
    void eight_senders_of_one_key_have_one_effect() throws Exception {
        var check = applicant.checksType(Applicant.domain("ok")).<String>path("typeCheckId");
        var body = Map.of("typeCheckId", check);

        var answers =
                AtOnce.call(8, _ -> untilItHasEnded(() -> with(key).body(body).post("/api/v1/orders")));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .extracting(answer -> answer.header("Idempotent-Replayed"))
                .containsOnlyOnce((String) null);
        var order = UUID.fromString(answers.getFirst().path("orderId"));
        assertThat(count("SELECT COUNT(*) FROM orders WHERE holder = ?", applicant.account))
                .isOne();
        assertThat(count("SELECT COUNT(*) FROM order_history WHERE order_id = ?", order))
                .isOne();
    }

    @Test
    void a_kept_answer_cannot_be_read_in_the_table() {
        var number = obtain(key, wish).<String>path("number");

        var kept = sql.list(
                result -> result.getBytes(1),
                "SELECT encrypted_response FROM idempotent_requests ORDER BY made_at DESC LIMIT 5");

        assertThat(kept)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain(number, "serviceNumberId", key));
    }

    private RequestSpecification with(String header) {
        return applicant.call().header("Idempotency-Key", header);
    }

    private Response obtain(String header, Map<String, Object> body) {
        return with(header).body(body).post("/api/v1/service-numbers");
    }

    private Response submit(String order, Map<String, Object> submission) {
        return applicant
                .changes(order)
                .header("Idempotency-Key", key)
                .body(submission)
                .post("/api/v1/orders/" + order + "/submission");
    }

    /** What a sender does who hears that the request still runs. */
    private static Response untilItHasEnded(Supplier<Response> send) {
        var answer = send.get();
        while (answer.statusCode() == 409) {
            assertThat(answer.<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
            answer = send.get();
        }
        return answer;
    }

    private static void assertSameAnswer(Response first, Response again) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (var header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
    }

    private long count(String statement, UUID id) {
        return sql.first(result -> result.getLong(1), statement, id).orElseThrow();
    }
}

package cn.icpfiling.filing.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom a partner acts: for its own customers, and for nobody else. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OnBehalfOfApiTest {

    private static final String ORDERS = "/api/v1/orders/";
    private static final String TYPE_CHECKS = "/api/v1/filing-type-checks";

    @Inject
    Sql sql;

    private final Partner partner = new Partner();
    private final Applicant customer = partner.customer();

    private static void isUnknown(Response answer) {
        answer.then().statusCode(404).body("code", is("NOT_FOUND"));
    }

    private static void isWrong(Response answer, String code) {
        answer.then()
                .statusCode(400)
                .body("code", is("INVALID_FIELD"))
                .body("errors.pointer", contains("/query/onBehalfOf"))
                .body("errors.code", contains(code));
    }

    @Test
    void whoever_makes_something_says_for_whom() {
        isWrong(partner.call().body(customer.question(Applicant.domain("ok"))).post(TYPE_CHECKS), "REQUIRED");
        isWrong(
                partner.call()
                        .header("Idempotency-Key", Applicant.freshKey())
                        .body(Map.of("product", "ECS", "instanceId", "i-1"))
                        .post("/api/v1/service-numbers"),
                "REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "1-1-1-1-1", "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b"})
    void who_is_named_is_named_by_an_id(String named) {
        isWrong(partner.call().queryParam("onBehalfOf", named).get("/api/v1/orders"), "INVALID_VALUE");
    }

    @Test
    void one_is_named_and_not_two() {
        isWrong(
                customer.call()
                        .queryParam("onBehalfOf", customer.account.toString())
                        .get("/api/v1/orders"),
                "INVALID_VALUE");
    }

    @Test
    void nobody_but_a_partner_acts_for_others() {
        var applicant = new Applicant();
        var order = applicant.drafts(Applicant.domain("ok"));

        isWrong(
                applicant
                        .call()
                        .queryParam("onBehalfOf", applicant.account.toString())
                        .get(ORDERS + order),
                "ONLY_FOR_PARTNERS");
        isWrong(
                applicant
                        .call()
                        .queryParam("onBehalfOf", customer.account.toString())
                        .get("/api/v1/orders"),
                "ONLY_FOR_PARTNERS");
        isWrong(
                Applicant.reviewer()
                        .queryParam("onBehalfOf", customer.account.toString())
                        .get("/api/v1/orders"),
                "ONLY_FOR_PARTNERS");
        isUnknown(new Applicant()
                .call()
                .queryParam("onBehalfOf", applicant.account.toString())
                .get(ORDERS + order));
    }

    @Test
    void somebody_elses_customer_does_not_exist_however_the_request_is_written() {
        var stranger = new Partner();
        for (var account : List.of(customer.account, stranger.account(Partner.UNKNOWN), new Applicant().account)) {
            var foreign = new Applicant(account, stranger);

            isUnknown(foreign.call().get("/api/v1/orders"));
            isUnknown(foreign.checksType(Applicant.domain("ok")));
            isUnknown(foreign.obtainsNumber("i-" + Ids.next()));
            isUnknown(foreign.call().body("{").post(TYPE_CHECKS));
            isUnknown(foreign.call().body("{\"surprise\":1}").post(TYPE_CHECKS));
            isUnknown(foreign.call().contentType(ContentType.TEXT).body("hello").post(TYPE_CHECKS));
            isUnknown(foreign.call().body("{}").post("/api/v1/service-numbers"));
        }
    }

    @Test
    void what_somebody_elses_customer_holds_does_not_exist_either() {
        var order = customer.completesDraft(Applicant.domain("ok"));
        var check = customer.checksType(Applicant.domain("ok")).<String>path("typeCheckId");
        var stranger = new Partner();
        var other = stranger.customer();

        for (var caller : List.of(other, new Applicant(customer.account, stranger), new Applicant())) {
            isUnknown(caller.shows(order));
            isUnknown(caller.submits(order));
            isUnknown(caller.prechecks(order));
            isUnknown(caller.entersSubject(order, Applicant.subject()));
            isUnknown(caller.acts(order).post(ORDERS + order + "/abandonment"));
            isUnknown(caller.call().get(ORDERS + order + "/history"));
            isUnknown(caller.call().get(ORDERS + order + "/confirmation"));
            isUnknown(caller.call().get(ORDERS + order + "/checklist"));
            isUnknown(caller.call().get(ORDERS + order + "/reveals"));
            isUnknown(caller.call().get(ORDERS + order + "/materials/SUBJECT_CERTIFICATE"));
            isUnknown(caller.call().body("{").put(ORDERS + order + "/subject"));
            isUnknown(caller.call().contentType(ContentType.TEXT).body("x").put(ORDERS + order + "/subject"));
            isUnknown(caller.call().get(TYPE_CHECKS + "/" + check));
            isUnknown(caller.creates().body(Map.of("typeCheckId", check)).post("/api/v1/orders"));
        }
        isUnknown(stranger.call().get(ORDERS + order));
        stranger.call().get("/api/v1/orders").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void what_exists_says_by_itself_whose_it_is_and_no_other_customer_may_be_named() {
        var order = customer.drafts(Applicant.domain("ok"));
        var another = partner.customer();

        partner.call().get(ORDERS + order).then().statusCode(200);
        customer.shows(order).then().statusCode(200);
        isUnknown(another.shows(order));
        isUnknown(another.acts(order).post(ORDERS + order + "/abandonment"));
        isUnknown(another.call().body("{").put(ORDERS + order + "/subject"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Partner.OUT_OF_REACH, Partner.REFUSED, Partner.UNREADABLE})
    void whose_customer_it_is_is_not_guessed_while_account_service_does_not_say(String trouble) {
        var unsure = partner.customer(trouble);

        for (var answer : List.of(unsure.call().get("/api/v1/orders"), unsure.checksType(Applicant.domain("ok")))) {
            answer.then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", is("UPSTREAM_UNAVAILABLE"));
        }
    }

    @Test
    void account_service_is_asked_once_and_its_answer_is_kept() {
        var once = partner.customer(Partner.ITS_CUSTOMER_SHOWN_ONCE);

        var order = once.drafts(Applicant.domain("ok"));

        once.shows(order).then().statusCode(200);
        once.call().get("/api/v1/orders").then().statusCode(200).body("items", hasSize(1));
        isUnknown(new Applicant(once.account, new Partner()).call().get("/api/v1/orders"));
    }

    @Test
    void requests_that_learn_of_a_customer_at_once_all_learn_it() throws Exception {
        var answers = AtOnce.call(8, _ -> customer.call().get("/api/v1/orders").statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(sql.list(row -> row.getInt(1), "SELECT COUNT(*) FROM customers WHERE account = ?", customer.account))
                .containsExactly(1);
    }

    @Test
    void a_customer_gets_one_open_order_however_many_of_its_partners_machines_ask_at_once() throws Exception {
        var check = customer.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

        var answers = AtOnce.call(
                8,
                _ -> customer.creates()
                        .body(Map.of("typeCheckId", check))
                        .post("/api/v1/orders")
                        .statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    }

    @Test
    void the_database_lets_nothing_name_another_partner_than_its_holders() {
        var order = UUID.fromString(customer.drafts(Applicant.domain("ok")));
        var number = customer.obtainsNumber();
        var stranger = new Partner();

        assertThatThrownBy(() -> sql.update("UPDATE orders SET partner = ? WHERE id = ?", stranger.id, order))
                .isInstanceOf(DatabaseFailure.class);
        assertThatThrownBy(() -> sql.update("UPDATE orders SET holder = ? WHERE id = ?", Ids.next(), order))
                .isInstanceOf(DatabaseFailure.class);
        assertThatThrownBy(
                        () -> sql.update("UPDATE service_numbers SET partner = ? WHERE bsn = ?", stranger.id, number))
                .isInstanceOf(DatabaseFailure.class);
        assertThatThrownBy(() ->
                        sql.update("UPDATE order_history SET actor_account = ? WHERE order_id = ?", Ids.next(), order))
                .isInstanceOf(DatabaseFailure.class);
        assertThat(sql.update("UPDATE orders SET partner = ? WHERE id = ?", partner.id, order))
                .isEqualTo(1);
    }

    @Test
    void the_same_key_for_another_customer_is_another_request() {
        var key = Applicant.freshKey();
        var wish = Map.of("product", "ECS", "instanceId", "i-" + Ids.next());
        var first = customer.call().header("Idempotency-Key", key).body(wish).post("/api/v1/service-numbers");

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        customer.call()
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/api/v1/service-numbers")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", is("true"))
                .body("serviceNumberId", is(first.<String>path("serviceNumberId")));
        partner.customer()
                .call()
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/api/v1/service-numbers")
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        isUnknown(new Applicant(customer.account, new Partner())
                .call()
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/api/v1/service-numbers"));
    }

    @Test
    void one_customer_that_asks_too_much_takes_nothing_from_the_others_and_the_partner_has_a_limit_over_all() {
        customer.checksType(Applicant.domain("ok")).then().statusCode(201);
        sql.update("UPDATE account_limits SET events = 60 WHERE account = ?", customer.account);

        customer.checksType(Applicant.domain("ok")).then().statusCode(429).header("Retry-After", notNullValue());
        partner.customer().checksType(Applicant.domain("ok")).then().statusCode(201);

        assertThat(sql.list(row -> row.getInt(1), "SELECT events FROM account_limits WHERE account = ?", partner.id))
                .containsExactly(2);
        sql.update("UPDATE account_limits SET events = 1200 WHERE account = ?", partner.id);
        partner.customer()
                .checksType(Applicant.domain("ok"))
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue());
        new Partner().customer().checksType(Applicant.domain("ok")).then().statusCode(201);
    }
}

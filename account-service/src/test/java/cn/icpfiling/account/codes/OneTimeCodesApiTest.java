package cn.icpfiling.account.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OneTimeCodesApiTest {

    private final Caller caller = new Caller();

    @Test
    void a_code_reaches_the_phone_in_the_callers_language() {
        caller.request()
                .header("Accept-Language", "en")
                .body(Map.of("phone", caller.phone(), "purpose", "SIGN_UP"))
                .post("/api/v1/one-time-codes")
                .then()
                .statusCode(202);

        Awaitility.await().until(() -> !caller.texts().isEmpty());
        assertThat(caller.texts()).singleElement().asString().contains("Your code to open a filing account is");
    }

    @Test
    void the_answer_says_when_the_code_ends_and_when_another_can_be_had() {
        var answer =
                caller.asksForCode("SIGN_IN").then().statusCode(202).extract().jsonPath();

        var expires = Instant.parse(answer.getString("expiresAt"));
        var resend = Instant.parse(answer.getString("resendAt"));
        assertThat(Duration.between(resend, expires)).isBetween(Duration.ofSeconds(238), Duration.ofSeconds(241));
    }

    @Test
    void known_and_unknown_phones_get_the_same_answer() {
        caller.signedUp();
        var stranger = new Caller();

        var known = caller.asksForCode("SIGN_IN");
        var unknown = stranger.asksForCode("SIGN_IN");

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
        assertThat(known.body().asString()).hasSameSizeAs(unknown.body().asString());
        assertThat(known.headers().asList()).hasSameSizeAs(unknown.headers().asList());
    }

    @Test
    void a_second_code_within_a_minute_is_refused_with_the_wait() {
        caller.asksForCode("SIGN_UP").then().statusCode(202);

        var wait = caller.asksForCode("SIGN_UP")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("CODE_TOO_SOON"))
                .body("type", equalTo("urn:icpfiling:problem:code-too-soon"))
                .body("remedy", containsString("验证码"))
                .extract()
                .header("Retry-After");

        assertThat(Integer.parseInt(wait)).isBetween(55, 60);
    }

    @Test
    void another_purpose_need_not_wait() {
        caller.asksForCode("SIGN_UP").then().statusCode(202);

        caller.asksForCode("SIGN_IN").then().statusCode(202);
    }

    @Test
    void a_phone_gets_five_codes_an_hour() throws SQLException {
        for (var sent = 0; sent < 5; sent++) {
            caller.asksForCode("SIGN_UP").then().statusCode(202);
            age(Duration.ofMinutes(2));
        }

        var wait = caller.asksForCode("SIGN_UP")
                .then()
                .statusCode(429)
                .body("code", equalTo("CODE_QUOTA_SPENT"))
                .extract()
                .header("Retry-After");

        assertThat(Integer.parseInt(wait)).isBetween(2900, 3010);
    }

    @Test
    void a_phone_gets_ten_codes_a_day_however_they_are_spread() throws SQLException {
        for (var sent = 0; sent < 10; sent++) {
            caller.asksForCode("SIGN_UP").then().statusCode(202);
            age(Duration.ofHours(2));
        }

        caller.asksForCode("SIGN_IN").then().statusCode(429).body("code", equalTo("CODE_QUOTA_SPENT"));
    }

    @Test
    @Tag("long")
    void an_address_gets_twenty_codes_an_hour_for_whatever_phones() {
        for (var sent = 0; sent < 20; sent++) {
            ask(new Caller().phone()).then().statusCode(202);
        }

        ask(new Caller().phone())
                .then()
                .statusCode(429)
                .body("code", equalTo("ADDRESS_QUOTA_SPENT"))
                .body("detail", containsString("20"));
    }

    @Test
    void of_many_requests_at_once_one_is_sent() throws Exception {
        var requests = new ArrayList<Callable<Integer>>();
        for (var sent = 0; sent < 8; sent++) {
            requests.add(() -> caller.asksForCode("SIGN_UP").statusCode());
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            var statuses = threads.invokeAll(requests).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).containsOnlyOnce(202).contains(429).doesNotContain(500);
        }
    }

    @Test
    void a_phone_that_is_none_is_refused_with_a_pointer_and_a_remedy() {
        caller.request()
                .header("Accept-Language", "en")
                .body(Map.of("phone", "123", "purpose", "SIGN_UP"))
                .post("/api/v1/one-time-codes")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"))
                .body("errors.pointer", everyItem(is("/phone")))
                .body("errors[0].code", equalTo("PHONE_INVALID"))
                .body("errors[0].remedy", containsString("+86"));
    }

    @Test
    void an_unknown_purpose_and_an_unknown_field_are_refused() {
        caller.request()
                .body(Map.of("phone", caller.phone(), "purpose", "WIN"))
                .post("/api/v1/one-time-codes")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/purpose"));
        caller.request()
                .body(Map.of("phone", caller.phone(), "purpose", "SIGN_UP", "code", "123456"))
                .post("/api/v1/one-time-codes")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/code"));
    }

    @Test
    void neither_phone_nor_code_is_in_the_database() throws SQLException {
        var code = caller.code("SIGN_UP");

        try (var database = LocalStack.connection();
                var rows = database.createStatement()
                        .executeQuery("select hex(recipient), hex(encrypted_values), cause, fate from notices")) {
            while (rows.next()) {
                for (var column = 1; column <= 4; column++) {
                    var value = rows.getString(column);
                    assertThat(value == null ? "" : value)
                            .doesNotContain(HexFormat.of()
                                    .withUpperCase()
                                    .formatHex(caller.phone().getBytes(StandardCharsets.UTF_8)))
                            .doesNotContain(HexFormat.of()
                                    .withUpperCase()
                                    .formatHex(code.digits().getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    private Response ask(String phone) {
        return caller.request()
                .body(Map.of("phone", phone, "purpose", "SIGN_UP"))
                .post("/api/v1/one-time-codes");
    }

    /** As if all of this had been that much earlier: no test clock moves a limit. */
    private static void age(Duration by) throws SQLException {
        try (var database = LocalStack.connection();
                var update =
                        database.prepareStatement("update limit_events set at = date_sub(at, interval ? second)")) {
            update.setLong(1, by.toSeconds());
            update.executeUpdate();
        }
    }
}

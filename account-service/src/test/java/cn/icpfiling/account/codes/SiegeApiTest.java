package cn.icpfiling.account.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Strangers guess at codes, and use up what a phone gets; its owner gets in all the same. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SiegeApiTest {

    /** In a simulated day. {@code -Dicp.siege.guesses=100000} plays it at full length. */
    private static final int GUESSES = Integer.getInteger("icp.siege.guesses", 480);

    private static final int ADDRESSES = 1_000;
    private static final int HOURS = 24;

    private final Caller owner = new Caller();
    private final Random random = new Random(20_261_124);

    @Test
    void the_owners_device_gets_a_code_when_strangers_have_used_up_the_phones() throws SQLException {
        var device = owner.signedUp().getString("session.deviceToken");
        besiege();

        owner.asksForCode("SIGN_IN").then().statusCode(429);
        entersWith(device);
    }

    @Test
    void another_accounts_device_and_an_invented_one_help_nobody() throws SQLException {
        owner.signedUp();
        var other = new Caller().signedUp().getString("session.deviceToken");
        besiege();

        for (var token : List.of(other, "invented")) {
            asks(new Caller().request(), token).then().statusCode(429).body("code", equalTo("CODE_QUOTA_SPENT"));
        }
    }

    @Test
    void a_device_has_the_same_limits_for_itself() throws SQLException {
        var device = owner.signedUp().getString("session.deviceToken");
        for (var code = 0; code < 5; code++) {
            asks(owner.request(), device).then().statusCode(202);
            asks(owner.request(), device).then().statusCode(429).body("code", equalTo("CODE_TOO_SOON"));
            age(Duration.ofMinutes(2));
        }

        asks(owner.request(), device).then().statusCode(429).body("code", equalTo("CODE_QUOTA_SPENT"));
    }

    @Test
    void a_device_token_opens_nothing_and_is_kept_as_a_hash() throws SQLException {
        var device = owner.signedUp().getString("session.deviceToken");

        owner.as(device).get("/api/v1/accounts/me").then().statusCode(401);
        owner.refreshes(device).then().statusCode(401);
        try (var database = LocalStack.connection();
                var rows = database.createStatement().executeQuery("select hash from known_device")) {
            while (rows.next()) assertThat(rows.getString(1)).doesNotContain(device.substring(0, 8));
        }
    }

    @Test
    void a_day_of_guesses_from_a_thousand_addresses_is_fifty_tries() throws SQLException {
        var device = owner.signedUp().getString("session.deviceToken");
        var codes = new ArrayList<String>();
        var let = 0;
        for (var hour = 0; hour < HOURS; hour++) {
            for (var request = 0; request < 8; request++) {
                var answer = asks(stranger(), null);
                if (answer.statusCode() == 202) codes.add(answer.path("codeId"));
                age(Duration.ofMinutes(2));
            }
            for (var guess = 0; guess < GUESSES / HOURS && !codes.isEmpty(); guess++) {
                let += guesses(codes.get(codes.size() - 1 - guess % Math.min(codes.size(), 5)));
            }
            if (hour % 8 == 0) entersWith(device);
            age(Duration.ofMinutes(44));
        }

        assertThat(codes).hasSizeBetween(5, 10);
        assertThat(let).as("tries that were judged").isLessThanOrEqualTo(50);
        entersWith(device);
    }

    /** 1 when the guess was compared at all. */
    private int guesses(String codeId) {
        var code = stranger()
                .body(Map.of(
                        "codeId", codeId, "code", "%06d".formatted(random.nextInt(1_000_000)), "phone", owner.phone()))
                .post("/api/v1/sessions")
                .<String>path("code");
        return "CODE_WRONG".equals(code) ? 1 : 0;
    }

    private void besiege() throws SQLException {
        for (var code = 0; code < 5; code++) {
            asks(stranger(), null);
            age(Duration.ofMinutes(2));
        }
    }

    private void entersWith(String device) {
        var before = owner.texts().size();
        var id = asks(owner.request(), device).then().statusCode(202).extract().<String>path("codeId");
        var texts = Awaitility.await().atMost(Duration.ofSeconds(10)).until(owner::texts, now -> now.size() > before);
        var digits = texts.getLast().replaceAll("(?s).*?(?<!\\d)(\\d{6})(?!\\d).*", "$1");
        owner.request()
                .body(Map.of("codeId", id, "code", digits, "phone", owner.phone(), "deviceToken", device))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .body("deviceToken", equalTo(device))
                .body("accessToken", notNullValue());
    }

    private Response asks(RequestSpecification who, String device) {
        return who.body(
                        device == null
                                ? Map.of("phone", owner.phone(), "purpose", "SIGN_IN")
                                : Map.of("phone", owner.phone(), "purpose", "SIGN_IN", "deviceToken", device))
                .post("/api/v1/one-time-codes");
    }

    private RequestSpecification stranger() {
        var address = random.nextInt(ADDRESSES);
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", "192.0.%d.%d".formatted(address / 250, address % 250));
    }

    private static void age(Duration by) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement("update limit_event set at = date_sub(at, interval ? second)")) {
            update.setLong(1, by.toSeconds());
            update.executeUpdate();
        }
    }
}

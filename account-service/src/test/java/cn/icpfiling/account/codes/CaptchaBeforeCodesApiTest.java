package cn.icpfiling.account.codes;

import static cn.icpfiling.account.Rows.execute;
import static cn.icpfiling.account.Rows.limitEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.network.CallerNetwork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One share of the codes of a phone and an address needs no captcha; the rest needs a solved one. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CaptchaBeforeCodesApiTest extends CaptchaScene {

    /** Of the networks of one caller. */
    private static final String SITE = "2001:db8:77:";

    private final Caller owner = new Caller();

    /** As it is where customers are: a stranger solves a picture once a part of the quota is used up. */
    @BeforeEach
    void when_besieged() {
        asksForPictures(CaptchaPolicy.WHEN_BESIEGED);
    }

    @Test
    void two_codes_an_hour_need_no_picture_and_the_third_says_where_to_draw_one() throws SQLException {
        for (var code = 0; code < 2; code++) {
            asks(new Caller(), null).then().statusCode(202);
            age(Duration.ofMinutes(2));
        }

        asks(new Caller(), null)
                .then()
                .statusCode(422)
                .body("code", equalTo("CAPTCHA_REQUIRED"))
                .body("remedy", containsString("/api/v1/public-captchas"));
        asks(owner, owner.solvedPicture()).then().statusCode(202);
    }

    @Test
    @Tag("long")
    void a_program_that_does_not_look_gets_five_in_a_day() throws SQLException {
        var sent = 0;
        for (var request = 0; request < 40; request++) {
            if (asks(new Caller(), null).statusCode() == 202) {
                sent++;
            }
            age(Duration.ofMinutes(31));
        }

        assertThat(sent).isEqualTo(5);
    }

    @Test
    @Tag("long")
    void one_address_that_looks_cannot_use_up_what_the_owner_gets_by_looking() throws SQLException {
        var stranger = new Caller();
        var sent = 0;
        for (var request = 0; request < 12; request++) {
            if (asks(stranger, stranger.solvedPicture()).statusCode() == 202) {
                sent++;
            }
            age(Duration.ofMinutes(31));
        }

        assertThat(sent).isEqualTo(3);
        asks(owner, owner.solvedPicture()).then().statusCode(202);
    }

    @Test
    void whoever_looked_need_not_wait_for_what_others_asked() {
        asks(new Caller(), null).then().statusCode(202);
        asks(new Caller(), null).then().statusCode(429).body("code", equalTo("CODE_TOO_SOON"));

        asks(owner, owner.solvedPicture()).then().statusCode(202);
    }

    @Test
    @Tag("long")
    void an_address_that_used_up_half_of_its_codes_solves_pictures_for_the_rest() {
        var office = new Caller();
        for (var phone = 0; phone < 10; phone++) {
            asksFor(new Caller().phone(), office, null).then().statusCode(202);
        }

        asksFor(new Caller().phone(), office, null).then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
        for (var phone = 0; phone < 10; phone++) {
            asksFor(new Caller().phone(), office, office.solvedPicture()).then().statusCode(202);
        }
        asksFor(new Caller().phone(), office, office.solvedPicture())
                .then()
                .statusCode(429)
                .body("code", equalTo("ADDRESS_QUOTA_SPENT"));
    }

    @Test
    void phones_with_and_without_an_account_are_asked_for_a_picture_alike() throws SQLException {
        owner.signedUp();
        var unknown = new Caller();
        for (var phone : new String[] {owner.phone(), unknown.phone()}) {
            for (var code = 0; code < 2; code++) {
                asksFor(phone, new Caller(), null);
                age(Duration.ofMinutes(2));
            }
        }

        var one = asks(new Caller(), null);
        var other = asksFor(unknown.phone(), new Caller(), null);

        assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(422);
        assertThat(one.body().asString()).hasSameSizeAs(other.body().asString());
    }

    @Test
    void a_wrong_answer_is_refused_and_spends_the_picture_even_when_none_was_asked_for() {
        var picture = owner.solvedPicture();
        var beside = Map.<String, Object>of("captchaId", picture.get("captchaId"), "x", (int) picture.get("x") + 5);

        asks(owner, beside).then().statusCode(422).body("code", equalTo("CAPTCHA_NOT_SOLVED"));
        asks(owner, picture).then().statusCode(422).body("code", equalTo("CAPTCHA_NOT_SOLVED"));
    }

    @Test
    void a_picture_opens_one_request_however_many_come_at_once() throws Exception {
        var picture = owner.solvedPicture();
        try (var pool = Executors.newFixedThreadPool(6)) {
            var calls = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(_ ->
                            () -> asksFor(new Caller().phone(), owner, picture).statusCode())
                    .toList();

            assertThat(pool.invokeAll(calls).stream().map(call -> call.resultNow()))
                    .containsOnlyOnce(202);
        }
    }

    @Test
    void a_picture_is_answered_from_where_it_was_drawn_and_people_behind_one_address_have_one_each() {
        var first = owner.solvedPicture();
        var second = owner.solvedPicture();

        asksFor(new Caller().phone(), new Caller(), first)
                .then()
                .statusCode(422)
                .body("code", equalTo("CAPTCHA_NOT_SOLVED"));
        asksFor(new Caller().phone(), owner, first).then().statusCode(202);
        asksFor(new Caller().phone(), owner, second).then().statusCode(202);
    }

    @Tag("long")
    @Test
    void an_address_gets_sixty_pictures_an_hour() {
        for (var picture = 0; picture < 60; picture++) {
            owner.request().post("/api/v1/public-captchas").then().statusCode(201);
        }

        owner.request()
                .post("/api/v1/public-captchas")
                .then()
                .statusCode(429)
                .body("code", equalTo("TOO_MANY_REQUESTS"));
        new Caller().request().post("/api/v1/public-captchas").then().statusCode(201);
    }

    @Test
    void an_ipv6_site_with_many_networks_solves_pictures_after_forty_codes_and_another_site_does_not() {
        limitEvents(
                "CODES_OF_ADDRESS",
                hash.of("limited.site", CallerNetwork.siteOf(SITE + "1::1").orElseThrow()),
                39);

        asksFrom(SITE + "2::1").then().statusCode(202);
        asksFrom(SITE + "3::1").then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
        asksFrom("2001:db8:78::1").then().statusCode(202);
    }

    @Test
    void beyond_the_ceiling_each_stranger_solves_a_picture_and_a_known_device_does_not() {
        var device = owner.signedUp().getString("session.deviceToken");
        limitEvents("CODES_WITHOUT_CAPTCHA", new byte[16], ofAllCallers);
        try {
            asks(new Caller(), null).then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
            var solving = new Caller();
            asks(solving, solving.solvedPicture()).then().statusCode(202);
            owner.request()
                    .body(Map.of("phone", owner.phone(), "purpose", "SIGN_IN", "deviceToken", device))
                    .post("/api/v1/one-time-codes")
                    .then()
                    .statusCode(202);
        } finally {
            execute("delete from limit_events where kind = 'CODES_WITHOUT_CAPTCHA'");
        }
    }

    private static Response asksFrom(String address) {
        return Rest.given()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("phone", new Caller().phone(), "purpose", "SIGN_IN"))
                .post("/api/v1/one-time-codes");
    }

    private Response asks(Caller who, Map<String, Object> captcha) {
        return asksFor(owner.phone(), who, captcha);
    }

    private static Response asksFor(String phone, Caller who, Map<String, Object> captcha) {
        return who.request()
                .body(
                        captcha == null
                                ? Map.of("phone", phone, "purpose", "SIGN_IN")
                                : Map.of("phone", phone, "purpose", "SIGN_IN", "captcha", captcha))
                .post("/api/v1/one-time-codes");
    }

    private static void age(Duration by) throws SQLException {
        try (var database = LocalStack.connection();
                var update =
                        database.prepareStatement("update limit_events set at = date_sub(at, interval ? second)")) {
            update.setLong(1, by.toSeconds());
            update.executeUpdate();
        }
    }
}

package cn.icpfiling.account.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Strangers guess at codes, and use up what a phone gets; its owner gets in all the same. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SiegeApiTest extends CaptchaScene {

    /** In a simulated day. {@code ./icp siege} plays it at full length, with 100,000. */
    private static final int GUESSES = Integer.getInteger("icp.siege.guesses", 480);

    private static final int ADDRESSES = 1_000;
    private static final int HOURS = 24;
    private static final int AT_ONCE = 20;
    /** Ten codes with five tries each, out of a million (quality 4.4). */
    private static final double BOUND = 5e-5;

    private final Caller owner = new Caller();
    private final Random random = new Random(20_261_124);

    /** As it is where customers are: a stranger solves a picture once a part of the quota is used up. */
    @BeforeEach
    void when_besieged() {
        asksForPictures(CaptchaPolicy.WHEN_BESIEGED);
    }

    @Test
    void the_owners_device_gets_a_code_when_strangers_have_used_up_the_phones() throws SQLException {
        var device = owner.signedUp().getString("session.deviceToken");
        besiege();

        owner.asksForCode("SIGN_IN").then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
        entersWith(device);
    }

    @Test
    void an_owner_without_a_device_gets_a_code_by_looking_at_a_picture() throws SQLException {
        owner.signedUp();
        besiege();

        signsInWithCaptcha();
    }

    @Test
    void another_accounts_device_and_an_invented_one_help_nobody() throws SQLException {
        owner.signedUp();
        var other = new Caller().signedUp().getString("session.deviceToken");
        besiege();

        for (var token : List.of(other, "invented")) {
            asks(new Caller().request(), token).then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
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
                var rows = database.createStatement().executeQuery("select hash from known_devices")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(device.substring(0, 8));
            }
        }
    }

    @Tag("long")
    @Test
    void a_day_of_guesses_from_a_thousand_addresses_is_fifty_tries() throws Exception {
        var device = owner.signedUp().getString("session.deviceToken");
        var codes = new ArrayList<String>();
        var guessed = 0;
        var judged = 0;
        for (var hour = 0; hour < HOURS; hour++) {
            for (var request = 0; request < 8; request++) {
                var answer = asks(stranger(), null);
                if (answer.statusCode() == 202) {
                    codes.add(answer.path("codeId"));
                }
                age(Duration.ofMinutes(2));
            }
            if (hour % 8 == 0) {
                entersWith(device);
            }
            var atOnce = (hour + 1) * GUESSES / HOURS - guessed;
            judged += guesses(codes, atOnce);
            guessed += atOnce;
            age(Duration.ofMinutes(44));
        }

        var chance = judged / 1e6;
        System.out.printf(
                "Siege: %,d guesses from %,d addresses in a day, %d codes, %d guesses judged: chance of a hit %.0e.%n",
                guessed, ADDRESSES, codes.size(), judged, chance);
        assertThat(guessed).isEqualTo(GUESSES);
        assertThat(codes).hasSizeBetween(4, 5);
        assertThat(judged).as("guesses that were compared at all").isBetween(1, 50);
        assertThat(chance).isLessThanOrEqualTo(BOUND);
        entersWith(device);
        signsInWithCaptcha();
    }

    /** How many of them were compared at all; each code of theirs is tried again and again. */
    private int guesses(List<String> codes, int count) throws InterruptedException {
        var newest = codes.subList(Math.max(0, codes.size() - 5), codes.size());
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = IntStream.range(0, count)
                    .<Callable<Boolean>>mapToObj(guess -> () -> isJudged(newest.get(guess % newest.size())))
                    .toList();
            return (int) pool.invokeAll(all).stream().filter(Future::resultNow).count();
        }
    }

    private boolean isJudged(String codeId) {
        var digits = "%06d".formatted(random.nextInt(1_000_000));
        var answer = stranger()
                .body(Map.of("codeId", codeId, "code", digits, "phone", owner.phone()))
                .post("/api/v1/sessions");
        assertThat(answer.statusCode()).isEqualTo(422);
        return "CODE_WRONG".equals(answer.path("code"));
    }

    /** All that a phone gets without a picture, for a day. */
    private void besiege() throws SQLException {
        while (asks(stranger(), null).statusCode() == 202) {
            age(Duration.ofMinutes(31));
        }
    }

    private void signsInWithCaptcha() {
        var elsewhere = new Caller();
        var before = textsWhenAllAreDelivered();
        var id = elsewhere
                .request()
                .body(Map.of("phone", owner.phone(), "purpose", "SIGN_IN", "captcha", elsewhere.solvedPicture()))
                .post("/api/v1/one-time-codes")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("codeId");
        var texts = Awaitility.await().atMost(Duration.ofSeconds(10)).until(owner::texts, now -> now.size() > before);
        elsewhere
                .request()
                .body(Map.of("codeId", id, "code", Caller.codeIn(texts.getLast()), "phone", owner.phone()))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201);
    }

    private void entersWith(String device) {
        var before = textsWhenAllAreDelivered();
        var id = asks(owner.request(), device).then().statusCode(202).extract().<String>path("codeId");
        var texts = Awaitility.await().atMost(Duration.ofSeconds(10)).until(owner::texts, now -> now.size() > before);
        var digits = Caller.codeIn(texts.getLast());
        owner.request()
                .body(Map.of("codeId", id, "code", digits, "phone", owner.phone(), "deviceToken", device))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .body("deviceToken", equalTo(device))
                .body("accessToken", notNullValue());
    }

    /** A stranger's code that is still on its way would be taken for the owner's. */
    private int textsWhenAllAreDelivered() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 0);
        return owner.texts().size();
    }

    private static long waiting() throws SQLException {
        try (var database = LocalStack.connection();
                var rows = database.createStatement()
                        .executeQuery(
                                "select count(*) from notices where fate = 'WAITING' and template = 'CODE_SIGN_IN'")) {
            rows.next();
            return rows.getLong(1);
        }
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
        return Rest.given()
                .contentType(ContentType.JSON)
                .header("X-Forwarded-For", "192.0.%d.%d".formatted(address / 250, address % 250));
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

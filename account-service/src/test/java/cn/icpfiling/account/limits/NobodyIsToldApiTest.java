package cn.icpfiling.account.limits;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.limits.Pairs.Knock;
import cn.icpfiling.account.limits.Pairs.Sides;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Neither answer nor time tells who is known: at sign-in, when a code is sent, when an account is opened or looked for. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class NobodyIsToldApiTest {

    private static final String RECOVERIES = "/api/v1/account-recoveries";
    /** Of five in a quarter of an hour. */
    private static final int TRIES_OF_A_LOGIN = 4;

    @Test
    void a_login_that_is_there_is_answered_like_one_that_is_not() {
        Doors.assertTheSame(
                "sign-in by password",
                new Sides(() -> password("reviewer"), () -> password("reviewes")),
                TRIES_OF_A_LOGIN);
    }

    @Test
    void a_phone_with_an_account_is_answered_like_one_without() {
        Doors.assertTheSame("SMS for sign-in", () -> asksForCode("SIGN_IN"));
        Doors.assertTheSame("SMS for sign-up", () -> asksForCode("SIGN_UP"));
    }

    private static Sides asksForCode(String purpose) {
        var known = signedUp();
        var unknown = new Caller();
        return new Sides(() -> () -> known.asksForCode(purpose), () -> () -> unknown.asksForCode(purpose));
    }

    @Test
    void a_phone_with_a_password_is_answered_like_one_without_an_account() {
        Doors.assertTheSame("sign-in by phone and password", () -> {
            var known = withPassword();
            var unknown = new Caller();
            return new Sides(() -> ownPassword(known.phone()), () -> ownPassword(unknown.phone()));
        });
    }

    private static Caller withPassword() {
        var known = new Caller();
        known.as(known.signedUp().getString("session.accessToken"))
                .body(Map.of("password", "seven green kettles"))
                .put("/api/v1/accounts/me/password")
                .then()
                .statusCode(204);
        return known;
    }

    @Test
    void a_wrong_code_tells_nobody_whether_the_phone_has_an_account() {
        Doors.assertTheSame("sign-in by code", () -> guesses("SIGN_IN"));
        Doors.assertTheSame("sign-up", () -> guesses("SIGN_UP"));
    }

    private static Sides guesses(String purpose) {
        var known = signedUp();
        var unknown = new Caller();
        return new Sides(() -> guesses(known, purpose), () -> guesses(unknown, purpose));
    }

    @Test
    void a_domain_that_is_filed_is_answered_like_one_that_is_not() {
        Doors.assertTheSame("recovery", () -> filed(NobodyIsToldApiTest::begins));
        Doors.assertTheSame("SMS for recovery", () -> filed(NobodyIsToldApiTest::requestCode));
        Doors.assertTheSame("proof of recovery", () -> filed(NobodyIsToldApiTest::proves));
    }

    private static Sides filed(Function<String, Knock> knock) {
        var owner = new Caller();
        var filed = "known-" + UUID.randomUUID() + ".cn";
        var other = "other-" + UUID.randomUUID() + ".cn";
        Caller.isFiled(filed, owner.signedUp().getString("account.accountId"), owner.phone(), "NONE");
        return new Sides(() -> knock.apply(filed), () -> knock.apply(other));
    }

    @Test
    void a_domain_that_waits_on_the_old_platform_is_answered_like_one_that_is_not_filed() {
        Doors.assertTheSame("recovery of old", () -> waiting(NobodyIsToldApiTest::begins));
        Doors.assertTheSame("SMS for recovery of old", () -> waiting(NobodyIsToldApiTest::requestCode));
        Doors.assertTheSame("proof of recovery of old", () -> waiting(NobodyIsToldApiTest::proves));
    }

    private static Sides waiting(Function<String, Knock> knock) {
        var waiting = "waiting-" + UUID.randomUUID() + ".cn";
        var other = "other-" + UUID.randomUUID() + ".cn";
        Caller.isFiled(waiting, "", new Caller().phone(), "CLAIM");
        return new Sides(() -> knock.apply(waiting), () -> knock.apply(other));
    }

    @Test
    void a_lost_phone_with_an_account_is_answered_like_one_without() {
        Doors.assertTheSame("case of a lost phone", () -> {
            var known = signedUp();
            var unknown = new Caller();
            return new Sides(() -> losesPhone(known), () -> losesPhone(unknown));
        });
    }

    @Test
    void a_partners_client_that_is_there_is_refused_like_one_that_is_not() {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        Doors.assertTheSame("secret of a client", () -> {
            var partner = TestPartner.createdBy(administrator, TestPartner.ALL);
            var unknown = UUID.randomUUID().toString();
            return new Sides(() -> secret(partner.client()), () -> secret(unknown));
        });
        Doors.assertTheSame("assertion of a client", () -> {
            var partner = TestPartner.createdBy(administrator, TestPartner.ALL);
            partner.adds(TestKey.p256()).then().statusCode(201);
            var unknown = UUID.randomUUID().toString();
            var strangers = TestKey.p256();
            return new Sides(
                    () -> () -> partner.shows(strangers.assertion(partner.client())),
                    () -> () -> partner.shows(strangers.assertion(unknown)));
        });
    }

    /**
     * The canary: an answer that is given before the password is hashed. Where that takes less than a step of the pace, both leave with
     * the same step and there is nothing to notice; so the late one is a step later on any machine.
     */
    @Test
    void an_early_return_would_be_noticed() {
        assertThat(Doors.tells("canary that returns early", () -> {
                    var known = withPassword();
                    Knock early = () -> new Caller()
                            .request()
                            .body(Map.of("login", "reviewes"))
                            .post("/api/v1/sessions");
                    return new Sides(() -> aStepLater(ownPassword(known.phone())), () -> early);
                }))
                .isTrue();
    }

    private static Caller signedUp() {
        var known = new Caller();
        known.signedUp();
        return known;
    }

    /** Each answer takes a whole step at least. */
    private static Knock aStepLater(Knock knock) {
        return () -> {
            knock.get().then().statusCode(401);
            return knock.get();
        };
    }

    private static Knock secret(String client) {
        return () -> new Caller()
                .request()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", "icpsec_not-the-secret")
                .post("/oauth2/token");
    }

    private static Knock password(String login) {
        return () -> new Caller().signsInAs(login, "not-the-password");
    }

    private static Knock ownPassword(String phone) {
        var body = Map.of("phone", phone, "password", "not-the-password");
        return () -> new Caller().request().body(body).post("/api/v1/sessions");
    }

    /** A code of their own each time, so that it is always the first of five tries. */
    private static Knock guesses(Caller caller, String purpose) {
        var id = caller.asksForCode(purpose).then().statusCode(202).extract().<String>path("codeId");
        var body = Map.of("codeId", id, "code", "000000", "phone", caller.phone());
        var door = purpose.equals("SIGN_IN") ? "/api/v1/sessions" : "/api/v1/accounts";
        return () -> caller.request().body(body).post(door);
    }

    private static Knock begins(String domain) {
        var caller = new Caller();
        var body = Map.of("domain", domain, "captcha", caller.solvedPicture());
        return () -> caller.request().body(body).post(RECOVERIES);
    }

    /** A new phone each time. */
    private static Knock losesPhone(Caller lost) {
        var caller = new Caller();
        var code = caller.code("NEW_PHONE");
        var body = Map.of(
                "lostPhone", lost.phone(),
                "phone", caller.phone(),
                "codeId", code.id(),
                "code", code.digits(),
                "holderKind", "PERSON",
                "name", "王小明",
                "captcha", caller.solvedPicture());
        return () -> caller.request().body(body).post("/api/v1/phone-change-cases");
    }

    private static Knock requestCode(String domain) {
        var caller = new Caller();
        var id = begun(caller, domain);
        return () -> caller.request().post(RECOVERIES + "/" + id + "/code");
    }

    private static Knock proves(String domain) {
        var caller = new Caller();
        var id = begun(caller, domain);
        caller.request().post(RECOVERIES + "/" + id + "/code").then().statusCode(202);
        return () -> caller.request().body(Map.of("code", "000000")).post(RECOVERIES + "/" + id + "/proof");
    }

    private static String begun(Caller caller, String domain) {
        return caller.request()
                .body(Map.of("domain", domain, "captcha", caller.solvedPicture()))
                .post(RECOVERIES)
                .then()
                .statusCode(202)
                .extract()
                .path("recoveryId");
    }
}

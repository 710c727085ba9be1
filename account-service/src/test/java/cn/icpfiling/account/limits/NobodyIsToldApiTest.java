package cn.icpfiling.account.limits;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.limits.Doors.Knock;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Neither answer nor time tells who is known: at sign-in, when a code is sent, when an account is opened or looked for. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class NobodyIsToldApiTest {

    private static final String RECOVERIES = "/api/v1/account-recoveries";

    @Test
    void a_login_that_is_there_is_answered_like_one_that_is_not() {
        Doors.assertTheSame("sign-in by password", () -> password("reviewer"), () -> password("reviewes"));
    }

    @Test
    void a_phone_with_an_account_is_answered_like_one_without() {
        var known = new Caller();
        known.signedUp();
        var unknown = new Caller();

        Doors.assertTheSame(
                "SMS for sign-in",
                () -> () -> known.asksForCode("SIGN_IN"),
                () -> () -> unknown.asksForCode("SIGN_IN"));
        Doors.assertTheSame(
                "SMS for sign-up",
                () -> () -> known.asksForCode("SIGN_UP"),
                () -> () -> unknown.asksForCode("SIGN_UP"));
    }

    @Test
    void a_phone_with_a_password_is_answered_like_one_without_an_account() {
        var known = new Caller();
        known.as(known.signedUp().getString("session.accessToken"))
                .body(Map.of("password", "seven green kettles"))
                .put("/api/v1/accounts/me/password")
                .then()
                .statusCode(204);
        var unknown = new Caller();

        Doors.assertTheSame(
                "sign-in by phone and password", () -> ownPassword(known.phone()), () -> ownPassword(unknown.phone()));
    }

    @Test
    void a_wrong_code_tells_nobody_whether_the_phone_has_an_account() {
        var known = new Caller();
        known.signedUp();
        var unknown = new Caller();

        Doors.assertTheSame("sign-in by code", () -> guesses(known, "SIGN_IN"), () -> guesses(unknown, "SIGN_IN"));
        Doors.assertTheSame("sign-up", () -> guesses(known, "SIGN_UP"), () -> guesses(unknown, "SIGN_UP"));
    }

    @Test
    void a_domain_that_is_filed_is_answered_like_one_that_is_not() {
        var owner = new Caller();
        var filed = "known-" + UUID.randomUUID() + ".cn";
        var other = "other-" + UUID.randomUUID() + ".cn";
        Caller.isFiled(filed, owner.signedUp().getString("account.accountId"), owner.phone(), "NONE");

        Doors.assertTheSame("recovery", () -> begins(filed), () -> begins(other));
        Doors.assertTheSame("SMS for recovery", () -> requestCode(filed), () -> requestCode(other));
        Doors.assertTheSame("proof of recovery", () -> proves(filed), () -> proves(other));
    }

    @Test
    void a_domain_that_waits_on_the_old_platform_is_answered_like_one_that_is_not_filed() {
        var waiting = "waiting-" + UUID.randomUUID() + ".cn";
        var other = "other-" + UUID.randomUUID() + ".cn";
        Caller.isFiled(waiting, "", new Caller().phone(), "CLAIM");

        Doors.assertTheSame("recovery of old", () -> begins(waiting), () -> begins(other));
        Doors.assertTheSame("SMS for recovery of old", () -> requestCode(waiting), () -> requestCode(other));
        Doors.assertTheSame("proof of recovery of old", () -> proves(waiting), () -> proves(other));
    }

    @Test
    void a_lost_phone_with_an_account_is_answered_like_one_without() {
        var known = new Caller();
        known.signedUp();
        var unknown = new Caller();

        Doors.assertTheSame("case of a lost phone", () -> losesPhone(known), () -> losesPhone(unknown));
    }

    @Test
    void a_partners_client_that_is_there_is_refused_like_one_that_is_not() {
        var partner = TestPartner.create(TestPartner.ALL);
        var key = TestKey.p256();
        partner.adds(key).then().statusCode(201);
        var unknown = UUID.randomUUID().toString();
        var strangers = TestKey.p256();

        Doors.assertTheSame("secret of a client", () -> secret(partner.client()), () -> secret(unknown));
        Doors.assertTheSame(
                "assertion of a client",
                () -> () -> partner.shows(strangers.assertion(partner.client())),
                () -> () -> partner.shows(strangers.assertion(unknown)));
    }

    /**
     * The canary: an answer that is given before the password is hashed. Where that takes less than a step of the pace, both leave with
     * the same step and there is nothing to notice; so the late one is a step later on any machine.
     */
    @Test
    void an_early_return_would_be_noticed() {
        Knock early =
                () -> new Caller().request().body(Map.of("login", "reviewes")).post("/api/v1/sessions");

        assertThat(Doors.tells("canary that returns early", () -> aStepLater(password("reviewer")), () -> early))
                .isTrue();
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

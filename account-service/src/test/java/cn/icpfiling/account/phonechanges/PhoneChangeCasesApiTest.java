package cn.icpfiling.account.phonechanges;

import static cn.icpfiling.account.Rows.count;
import static cn.icpfiling.account.Rows.execute;
import static cn.icpfiling.account.Rows.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.LostPhoneCases;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner who lost the phone proves another one; two persons decide, and the owner can stop it for 72 hours. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PhoneChangeCasesApiTest {

    private static final String CASES = "/api/v1/phone-change-cases";
    private static final String FACTOR = "/api/v1/accounts/me/second-factor";
    private static final SupportDesk DESK = new SupportDesk();
    private static final Pattern LINK = Pattern.compile("/api/v1/case-stops/([A-Za-z0-9_-]{43})");
    private static final Duration WAIT = Duration.ofHours(72);

    private final Caller owner = new Caller();
    private final Caller caller = new Caller();
    private String account;
    private String token;

    @Inject
    BusinessClock clock;

    @Inject
    ChangeLostPhones changes;

    @Inject
    MeterRegistry meters;

    @Inject
    SampledGauges gauges;

    private record Opened(String id, String secret) {}

    @BeforeEach
    void an_owner_has_an_account() {
        var signedUp = owner.signedUp();
        account = signedUp.getString("account.accountId");
        token = signedUp.getString("session.accessToken");
    }

    @AfterEach
    void the_clock_is_right_again() {
        clock.moveTo(Duration.ZERO);
        execute("delete from limit_events");
    }

    @Test
    void after_the_waiting_period_the_account_is_bound_to_the_new_phone_and_all_sessions_end() {
        var opened = granted();
        clock.moveTo(WAIT.minusMinutes(1));
        changes.runDue();
        shows(opened).then().body("state", equalTo("GRANTED"));
        Caller.looksUp(account).body("phone", equalTo(owner.e164()));

        clock.moveTo(WAIT.plusMinutes(1));
        changes.runDue();

        shows(opened).then().body("state", equalTo("DONE"));
        Caller.looksUp(account).body("phone", equalTo(caller.e164()));
        assertThat(count("select count(*) from sessions where account_id = " + hex(account)
                        + " and ended_by = 'PHONE_CHANGED'"))
                .isOne();
        owner.as(token).get("/api/v1/accounts/me").then().statusCode(401);
        assertThat(count("select count(*) from audit_entries where act = 'ACCOUNT.CHANGE_PHONE' and object_id = "
                        + hex(account)))
                .isOne();
        for (var told : List.of(owner, caller)) {
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> told.texts().stream().anyMatch(text -> text.contains("手机已更换为")));
        }
    }

    @Test
    void a_job_that_is_stuck_is_seen_by_its_gauge() {
        granted();
        var late = meters.get("icp.account.cases.late.seconds").tag("kind", "LOST_PHONE");
        clock.moveTo(WAIT.plusHours(1));
        await().until(() -> {
            gauges.sample();
            return late.gauge().value() >= Duration.ofMinutes(59).toSeconds();
        });
    }

    @Test
    void a_password_and_an_app_that_a_thief_set_do_not_keep_the_owner_out() {
        owner.as(token)
                .body(Map.of("password", "correct horse battery staple"))
                .put("/api/v1/accounts/me/password")
                .then()
                .statusCode(204);
        granted();
        signsInAgain();
        var offer =
                owner.as(token).post(FACTOR).then().statusCode(201).extract().jsonPath();
        owner.as(token)
                .body(Map.of(
                        "challengeId", offer.getString("challengeId"),
                        "code", Caller.code(offer.getString("enrolment.secret"), 0)))
                .post(FACTOR + "/confirmation")
                .then()
                .statusCode(200);
        clock.moveTo(WAIT.plusMinutes(1));
        changes.runDue();

        caller.signsIn(caller.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .body("account.accountId", equalTo(account))
                .body("account.passwordSetAt", nullValue())
                .body("account.secondFactorAt", nullValue());
    }

    @Test
    void the_phone_does_not_change_online_while_a_granted_case_waits() {
        granted();
        signsInAgain();
        owner.as(token)
                .body(Map.of("phone", new Caller().phone()))
                .put("/api/v1/accounts/me/phone")
                .then()
                .statusCode(409)
                .body("code", equalTo("LOST_PHONE_CASE_GRANTED"));
    }

    @Test
    void the_owner_is_told_at_the_lost_phone_and_by_that_link_the_support_decides_again() {
        var opened = granted();
        var text = toldOwner();
        assertThat(text).contains("北京时间");
        var link = LINK.matcher(text);
        assertThat(link.find()).isTrue();

        shownInABrowser(link.group()).then().body(containsString("提出反对"));
        for (var press = 0; press < 2; press++) {
            owner.request()
                    .post("/api/v1/case-stops/" + link.group(1))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("UNDER_REVIEW"))
                    .body("endsCase", equalTo(false));
        }
        shownInABrowser(link.group()).then().body(containsString("客服将重新审核"));
        clock.moveTo(WAIT.plusMinutes(1));
        changes.runDue();

        shows(opened).then().body("state", equalTo("UNDER_REVIEW"));
        Caller.looksUp(account).body("phone", equalTo(owner.e164()));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> caller.texts().stream().anyMatch(sent -> sent.contains("提出反对")));
    }

    @Test
    void a_change_after_the_change_is_not_stopped() {
        var opened = granted();
        var link = LINK.matcher(toldOwner());
        assertThat(link.find()).isTrue();
        clock.moveTo(WAIT.plusMinutes(1));
        changes.runDue();

        owner.request().post("/api/v1/case-stops/" + link.group(1)).then().statusCode(409);
        shows(opened).then().body("state", equalTo("DONE"));
    }

    @Test
    void a_new_phone_that_another_account_took_meanwhile_fails_the_case_and_changes_nothing() {
        var opened = granted();
        caller.signedUp();
        clock.moveTo(WAIT.plusMinutes(1));
        changes.runDue();

        shows(opened).then().body("state", equalTo("FAILED")).body("reason", equalTo("PHONE_TAKEN"));
        Caller.looksUp(account).body("phone", equalTo(owner.e164()));
    }

    @Test
    void a_phone_without_an_account_is_answered_alike_and_cannot_be_granted() {
        var other = new Caller();
        var known =
                opens(caller, owner.phone()).then().statusCode(202).extract().response();
        var unknown = opens(other, new Caller().phone())
                .then()
                .statusCode(202)
                .extract()
                .response();

        assertThat(known.asString()).hasSameSizeAs(unknown.asString()).doesNotContain(owner.phone());
        var opened = new Opened(unknown.path("caseId"), unknown.path("secret"));
        assertThat(shows(opened).asString())
                .hasSameSizeAs(shows(new Opened(known.path("caseId"), known.path("secret")))
                        .asString());
        submits(opened);
        DESK.shows("desk", opened.id()).then().body("sourceKnown", equalTo(false));
        DESK.claims("desk", opened.id()).then().statusCode(200);
        DESK.decides("desk", opened.id(), "GRANTED", "PAPERS_PROVE_IT")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_SOURCE_UNKNOWN"));
    }

    @Test
    void the_owner_hears_nothing_before_two_persons_have_granted_it() {
        var opened = opened();
        submits(opened);
        var before = owner.texts().size();
        DESK.claims("desk", opened.id()).then().statusCode(200);
        DESK.decides("desk", opened.id(), "GRANTED", "PAPERS_PROVE_IT").then().body("state", equalTo("PROPOSED"));
        assertThat(owner.texts()).hasSize(before);
        shows(opened).then().body("state", equalTo("UNDER_REVIEW")).body("decidedAt", nullValue());
    }

    @Test
    void the_secret_alone_opens_the_case() {
        var opened = opened();
        shows(new Opened(opened.id(), "a".repeat(43))).then().statusCode(404);
        caller.request().get(CASES + "/" + opened.id()).then().statusCode(404);
        shows(new Opened(UUID.randomUUID().toString(), opened.secret())).then().statusCode(404);
        owner.as(token).get("/api/v1/own-cases/" + opened.id()).then().statusCode(404);

        with(opened)
                .body(Map.of("text", "证件照片已上传"))
                .post(CASES + "/" + opened.id() + "/messages")
                .then()
                .statusCode(200)
                .body("messages.text", equalTo(List.of("证件照片已上传")));
    }

    @Test
    void the_new_phone_is_proved_by_a_code_of_this_purpose_and_a_picture_is_solved() {
        var signIn = caller.code("SIGN_IN");
        request(caller, owner.phone(), signIn, caller.solvedPicture())
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_UNKNOWN"));
        var code = caller.code("NEW_PHONE");
        request(caller, owner.phone(), code.wrong(), caller.solvedPicture())
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_WRONG"));
        request(caller, owner.phone(), code, null).then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
        var known = new Caller();
        known.signedUp();
        opens(known, owner.phone()).then().statusCode(409).body("code", equalTo("ACCOUNT_EXISTS"));
        request(caller, owner.phone(), code, caller.solvedPicture()).then().statusCode(202);
    }

    @Test
    void neither_phone_nor_name_is_in_the_database_or_before_a_reveal() {
        var opened = opened();
        var shown = DESK.shows("desk", opened.id());
        shown.then().body("name", equalTo("王**")).body("phone", equalTo(masked(caller)));
        assertThat(shown.asString()).doesNotContain(caller.phone(), owner.phone());
        assertThat(count("select count(*) from support_cases where details like '%" + caller.phone() + "%'"))
                .isZero();

        DESK.reveals("desk", opened.id())
                .then()
                .body("name", equalTo("王小明"))
                .body("phone", equalTo(caller.e164()))
                .body("lostPhone", equalTo(owner.e164()));
    }

    /** The grant ended the session of the sign-up. */
    private void signsInAgain() {
        token = owner.signsIn(owner.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }

    private Opened granted() {
        var opened = opened();
        submits(opened);
        DESK.grants(opened.id());
        return opened;
    }

    private Opened opened() {
        var answer = opens(caller, owner.phone());
        answer.then().statusCode(202);
        return new Opened(answer.path("caseId"), answer.path("secret"));
    }

    private void submits(Opened opened) {
        SupportDesk.hasPapersOfAPerson(opened.id());
        with(opened)
                .post(CASES + "/" + opened.id() + "/handing-in")
                .then()
                .statusCode(200)
                .body("state", equalTo("UNDER_REVIEW"));
    }

    private static Response opens(Caller who, String lostPhone) {
        return LostPhoneCases.opens(who, who, lostPhone);
    }

    private static Response request(Caller who, String lostPhone, Caller.Code code, Map<String, Object> captcha) {
        return LostPhoneCases.opens(who, who, lostPhone, code, captcha);
    }

    private Response shows(Opened opened) {
        return with(opened).get(CASES + "/" + opened.id());
    }

    private RequestSpecification with(Opened opened) {
        return caller.request().header("Case-Secret", opened.secret());
    }

    private Response shownInABrowser(String link) {
        return owner.request().accept("text/html").get(link);
    }

    private String toldOwner() {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> owner.texts().stream()
                        .anyMatch(text -> LINK.matcher(text).find()));
        var linking = owner.texts().stream().filter(text -> LINK.matcher(text).find());
        return linking.findFirst().orElseThrow();
    }

    private static String masked(Caller of) {
        return of.phone().replaceFirst("(\\d{3})\\d{4}", "$1****");
    }
}

package cn.icpfiling.account.phonechanges;

import static cn.icpfiling.account.Rows.count;
import static cn.icpfiling.account.Rows.execute;
import static cn.icpfiling.account.Rows.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.LostPhoneCases;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thief of the phone does not stop the case of its owner, and a stranger with false papers does not take the phone of an honest owner. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class StopLostPhoneApiTest {

    private static final String FACTOR = "/api/v1/accounts/me/second-factor";
    private static final String OWN_PASSWORD = "/api/v1/accounts/me/password";
    private static final String PASSWORD = "seven green kettles 41";
    private static final Pattern LINK = Pattern.compile("/api/v1/case-stops/[A-Za-z0-9_-]{43}");
    private static final SupportDesk DESK = new SupportDesk();

    private final Caller owner = new Caller();
    private final Caller newPhone = new Caller();
    private String account;
    private String token;
    private JsonPath opened;

    @Inject
    BusinessClock clock;

    @Inject
    ChangeLostPhones changes;

    @Inject
    NoticeRepository notices;

    @Inject
    FieldCipher cipher;

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
    void the_grant_ends_all_sessions_and_one_without_a_fresh_proof_stops_nothing() {
        isGranted();
        owner.as(token).get("/api/v1/accounts/me").then().statusCode(401);

        signsInByCode();
        owner.as(token)
                .get("/api/v1/own-cases?against=true")
                .then()
                .body("items.caseId", equalTo(List.of(opened.getString("caseId"))));
        Caller.provedAnHourAgo(account);
        stops().then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));
        shows().then().body("state", equalTo("GRANTED"));
    }

    @Test
    void the_phone_alone_takes_a_grant_back_once_and_a_thief_gains_nothing_meanwhile() throws Exception {
        isGranted();
        signsInByCode();

        assertThat(AtOnce.times(4, () -> stops().statusCode())).containsOnly(200);

        stops().then().body("state", equalTo("UNDER_REVIEW")).body("grantTakenBackAt", notNullValue());
        assertThat(count("select count(*) from audit_entries where act = 'SUPPORT_CASE.OBJECT' and object_id = "
                        + hex(opened.getString("caseId"))))
                .isOne();
        DESK.shows("desk", opened.getString("caseId"))
                .then()
                .body("state", equalTo("OPEN"))
                .body("objectedAt", notNullValue())
                .body("decidedAt", nullValue());
        waits(changesPhone());
        afterTheWait();
        shows().then().body("state", equalTo("UNDER_REVIEW"));

        clock.moveTo(Duration.ZERO);
        DESK.claims("second-desk", opened.getString("caseId")).then().statusCode(200);
        DESK.decides("second-desk", opened.getString("caseId"), "GRANTED", "PAPERS_PROVE_IT")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_OTHER_PERSONS_NEEDED"));
        DESK.releases("second-desk", opened.getString("caseId")).then().statusCode(204);
        DESK.grantsAgain(opened.getString("caseId"));
        Caller.forgetsWaits();
        signsInByCode();
        stops().then().statusCode(409).body("code", equalTo("CASE_GRANTED_AGAIN"));
        assertThat(links(Channel.SMS)).hasSize(2);
        afterTheWait();
        shows().then().body("state", equalTo("DONE"));
        Caller.looksUp(account).body("phone", equalTo(newPhone.e164()));
    }

    @Test
    void two_persons_who_know_of_the_objection_refuse_false_papers_and_the_owner_goes_on() {
        isGranted();
        signsInByCode();
        stops().then().statusCode(200);
        var id = opened.getString("caseId");
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "REFUSED", "PAPERS_OF_ANOTHER").then().statusCode(200);
        DESK.decides("third-desk", id, "REFUSED", "PAPERS_OF_ANOTHER").then().statusCode(200);

        shows().then().body("state", equalTo("REFUSED"));
        changesPhone().then().statusCode(202);
    }

    @Test
    void a_stop_before_the_grant_sends_a_proposal_back_whatever_it_proves_and_is_seen_by_the_support_alone() {
        setsPassword().then().statusCode(204);
        Caller.passwordIsKnown(account);
        opened = LostPhoneCases.handedIn(newPhone, owner.phone());
        var id = opened.getString("caseId");
        var before = shows().asString();
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT").then().body("state", equalTo("PROPOSED"));

        signsInByPassword();
        stops().then().statusCode(200).body("state", equalTo("UNDER_REVIEW"));

        DESK.shows("desk", id)
                .then()
                .body("state", equalTo("OPEN"))
                .body("objectedAt", notNullValue())
                .body("hindrances", nullValue());
        assertThat(shows().asString()).isEqualTo(before);
        DESK.grants(id);
        stops().then().statusCode(401);
        signsInByCode();
        stops().then().statusCode(200).body("state", equalTo("UNDER_REVIEW"));
        signsInByPassword();
        stops().then().statusCode(200).body("state", equalTo("STOPPED"));
    }

    @Test
    void a_password_from_before_the_loss_stays_and_ends_it_and_a_later_one_does_not() {
        setsPassword().then().statusCode(204);
        isGranted();
        signsInByCode();
        waits(setsPassword());
        waits(owner.as(token).delete(OWN_PASSWORD));
        signsInByPassword();
        stops().then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));

        Caller.passwordIsKnown(account);
        stops().then().statusCode(200).body("state", equalTo("STOPPED"));
        shows().then().body("state", equalTo("STOPPED"));
    }

    @Test
    void an_app_from_before_the_loss_ends_it_and_one_that_was_enrolled_since_does_not() {
        isGranted();
        signsInByCode();
        enrolsApp();
        stops().then().statusCode(200).body("state", equalTo("UNDER_REVIEW"));
        waits(owner.as(token).delete(FACTOR));

        execute("update second_factors set enrolled_at = date_sub(enrolled_at, interval 8 day) where account_id = "
                + hex(account));
        stops().then().statusCode(200).body("state", equalTo("STOPPED"));
    }

    @Test
    void the_link_in_a_mail_that_was_proven_before_the_loss_ends_it() {
        var withMail = new Caller();
        account = withMail.signedUpWithAMail().getString("account.accountId");
        Caller.mailIsKnown(account);
        opened = LostPhoneCases.handedIn(newPhone, withMail.phone());
        DESK.grants(opened.getString("caseId"));
        var link = links(Channel.MAIL).getFirst();
        assertThat(links(Channel.SMS)).hasSize(1).doesNotContain(link);

        readsNoLink(withMail);
        newPhone.request().get(link).then().body("endsCase", equalTo(true));
        newPhone.request().post(link).then().statusCode(200).body("state", equalTo("STOPPED"));
        shows().then().body("state", equalTo("STOPPED"));
    }

    /** A thief of the phone signs in by a code, and does not read the mailbox by that. */
    private static void readsNoLink(Caller withMail) {
        String session = withMail.signsIn(withMail.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        for (var path : List.of("/api/v1/notices", "/api/v1/accounts/me/export")) {
            assertThat(withMail.as(session)
                            .get(path)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .as(path)
                    .contains("PHONE_CHANGE_GRANTED", "******")
                    .doesNotContain("case-stops");
        }
    }

    private static void waits(Response answer) {
        answer.then().statusCode(409).body("code", equalTo("LOST_PHONE_CASE_GRANTED"));
    }

    private void isGranted() {
        opened = LostPhoneCases.handedIn(newPhone, owner.phone());
        DESK.grants(opened.getString("caseId"));
    }

    private void afterTheWait() {
        clock.moveTo(Duration.ofHours(72).plusMinutes(1));
        changes.runDue();
    }

    private void signsInByCode() {
        token = owner.signsIn(owner.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }

    private Response setsPassword() {
        return owner.as(token).body(Map.of("password", PASSWORD)).put(OWN_PASSWORD);
    }

    private void enrolsApp() {
        var offer =
                owner.as(token).post(FACTOR).then().statusCode(201).extract().jsonPath();
        owner.as(token)
                .body(Map.of(
                        "challengeId", offer.getString("challengeId"),
                        "code", Caller.code(offer.getString("enrolment.secret"), 0)))
                .post(FACTOR + "/confirmation")
                .then()
                .statusCode(200);
    }

    private void signsInByPassword() {
        token = owner.request()
                .body(Map.of("phone", owner.phone(), "password", PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }

    private Response stops() {
        return owner.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + opened.getString("caseId") + "/stop");
    }

    private Response changesPhone() {
        return owner.as(token).body(Map.of("phone", new Caller().phone())).put("/api/v1/accounts/me/phone");
    }

    private Response shows() {
        return newPhone.request()
                .header("Case-Secret", opened.getString("secret"))
                .get(LostPhoneCases.CASES + "/" + opened.getString("caseId"));
    }

    /** What the owner was told by this channel. */
    private List<String> links(Channel channel) {
        return UnitOfWork.in(() -> notices
                .list(
                        "account = ?1 and template = ?2 and channel = ?3 order by id",
                        UUID.fromString(account),
                        NoticeTemplate.PHONE_CHANGE_GRANTED,
                        channel)
                .stream()
                .map(notice -> cipher.decrypt("notices", "encrypted_values", notice.id(), notice.values()))
                .flatMap(values -> LINK.matcher(values).results().map(MatchResult::group))
                .toList());
    }
}

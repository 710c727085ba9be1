package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * J13 without the phone, through the gateway: two people of the support grant another phone, which ends all sessions; the lost one is told,
 * and for three days a person who has it brings the case before the support again. Moves the time of all by these days, and sets it back.
 */
@Order(Integer.MAX_VALUE - 3)
@Isolated
class LostPhoneTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Caller SANDBOX = Caller.sandbox(STACK);
    private static final Staff STAFF = new Staff(STACK);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CASES = "/api/v1/phone-change-cases/";
    private static final String AT_THE_DESK = "/api/v1/support-cases/";
    private static final Pattern LINK = Pattern.compile("/api/v1/case-stops/[A-Za-z0-9_-]{43}");

    private final Caller stranger = Caller.gateway(STACK);
    private final Accounts accounts = new Accounts(STACK);
    private final Inbox inbox = new Inbox(STACK);

    /** An owner, and the case about that owner's phone. */
    private record Lost(String phone, Accounts.SignedIn owner, String newPhone, String caseId, Caller withSecret) {

        Answer shown() {
            return withSecret.get(CASES + caseId).expect(200);
        }
    }

    @AfterAll
    static void it_is_today_again() {
        SANDBOX.post("/clock/reset").expect(200);
    }

    @Test
    void the_new_phone_opens_the_account_after_three_days_unless_a_person_at_the_old_one_objects() {
        var lost = granted();
        var planted = granted();
        var link = toldAtTheLostPhone(planted);

        assertThat(stranger.get(link).expect(200).text("/kind")).isEqualTo("LOST_PHONE");
        await().atMost(LONG)
                .until(() -> lost.owner().caller().get("/api/v1/accounts/me").status() == 401);
        inHours(71);
        assertThat(lost.shown().text("/state")).isEqualTo("GRANTED");
        stranger.post(link).expect(200);
        inHours(2);
        await().atMost(LONG).until(() -> lost.shown().text("/state").equals("DONE"));

        assertThat(planted.shown().text("/state")).isEqualTo("UNDER_REVIEW");
        STAFF.caller("support").post(AT_THE_DESK + planted.caseId() + "/claim").expect(200);
        decides("support", planted.caseId(), "REFUSED", "PAPERS_OF_ANOTHER").expect(200);
        decides("second-support", planted.caseId(), "REFUSED", "PAPERS_OF_ANOTHER")
                .expect(200);
        assertThat(planted.shown().text("/state")).isEqualTo("REFUSED");
        assertThat(signsIn(lost.newPhone())).isEqualTo(lost.owner().accountId());
        assertThat(signsIn(planted.phone())).isEqualTo(planted.owner().accountId());
        told(lost.phone(), "手机已更换为");
        told(lost.newPhone(), "手机已更换为");
    }

    /** The second person of the support decides what the first has proposed. */
    private Lost granted() {
        var lost = handedIn();
        var id = lost.caseId();
        STAFF.caller("support").post(AT_THE_DESK + id + "/claim").expect(200);
        grants("support", id).expect(200);
        assertThat(inbox.texts("+86" + lost.phone(), "SMS")).noneMatch(text -> text.contains("更换绑定手机"));
        assertRefused(grants("support", id), 409, "CASE_SECOND_PERSON_NEEDED");
        grants("second-support", id).expect(200);
        toldAtTheLostPhone(lost);
        return lost;
    }

    private Lost handedIn() {
        var phone = Applicant.freshPhone();
        var owner = accounts.signUp(phone);
        var newPhone = Applicant.freshPhone();
        var request = Forms.node()
                .put("lostPhone", phone)
                .put("phone", newPhone)
                .put("codeId", accounts.requestCode(newPhone, "NEW_PHONE"))
                .put("code", inbox.code(newPhone))
                .put("holderKind", "PERSON")
                .put("name", Applicant.fresh().head().name());
        request.set("captcha", Slider.solved(stranger));
        var opened = stranger.post("/api/v1/phone-change-cases", request).expect(202);
        var id = opened.text("/caseId");
        var withSecret = stranger.holding(opened.text("/secret"));
        assertRefused(stranger.holding("a".repeat(43)).get(CASES + id), 404, "NOT_FOUND");
        for (var kind : List.of("SUBJECT_CERTIFICATE", "HAND_HELD_PHOTO")) {
            withSecret
                    .send("PUT", "/api/v1/case-papers/" + id + "/" + kind, Picture.png(kind), "image/png")
                    .expect(200);
        }
        withSecret.post(CASES + id + "/handing-in").expect(200);
        return new Lost(phone, owner, newPhone, id, withSecret);
    }

    private static Answer grants(String login, String id) {
        return decides(login, id, "GRANTED", "PAPERS_PROVE_IT");
    }

    private static Answer decides(String login, String id, String decision, String reason) {
        var support = STAFF.caller(login);
        return support.having(support.get(AT_THE_DESK + id).expect(200))
                .post(
                        AT_THE_DESK + id + "/decision",
                        Forms.node().put("decision", decision).put("reason", reason));
    }

    /** The path of the link by which the owner stops it. */
    private String toldAtTheLostPhone(Lost lost) {
        return FirstFiling.await(
                "a link to " + lost.phone(),
                () -> inbox.texts("+86" + lost.phone(), "SMS").stream()
                        .flatMap(text -> LINK.matcher(text).results().map(MatchResult::group))
                        .findFirst());
    }

    /** @return the account that the phone opens */
    private String signsIn(String phone) {
        var code = accounts.requestCode(phone, "SIGN_IN");
        return stranger.post(
                        "/api/v1/sessions",
                        Forms.node()
                                .put("codeId", code)
                                .put("code", inbox.code(phone, "登录"))
                                .put("phone", phone))
                .expect(201)
                .text("/account/accountId");
    }

    private void told(String phone, String words) {
        await("SMS to " + phone)
                .atMost(LONG)
                .until(() -> inbox.texts("+86" + phone, "SMS").stream().anyMatch(text -> text.contains(words)));
    }

    private static void inHours(int hours) {
        SANDBOX.post("/clock/advance", Forms.node().put("by", "PT" + hours + "H"))
                .expect(200);
    }
}

package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.PersonalData.Kind;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** J13 through the gateway: an account is found by its filed domain, and nobody but its owner is told how. */
class FindMyAccountTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String RECOVERIES = "/api/v1/account-recoveries";
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final String LOGIN_NAME = "登录名";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String OWNERS_PHONE = Applicant.freshPhone();
    private static final String OWNERS_MAIL = Applicant.freshMail();

    private static FirstFiling filing;

    private final Caller stranger = Caller.gateway(STACK);
    private final Inbox inbox = new Inbox(STACK);

    @BeforeAll
    static void a_website_is_filed() {
        filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(OWNERS_PHONE, Optional.of(OWNERS_MAIL)))
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces()
                .prechecks()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted();
    }

    @Test
    void
            by_the_phone_in_the_filing_the_owner_is_told_the_login_name_and_a_domain_that_nobody_filed_is_answered_alike() {
        assertRefused(
                stranger.post(
                        RECOVERIES, Forms.node().put("domain", filing.who().domain())),
                422,
                "CAPTCHA_REQUIRED");
        var recovery = begin("www." + filing.who().domain());
        var other = begin(Applicant.fresh().domain());
        assertThat(shape(recovery)).isEqualTo(shape(other));
        var sent = stranger.post(path(recovery) + "/code").expect(202);
        var unsent = stranger.post(path(other) + "/code").expect(202);
        assertThat(shape(sent)).isEqualTo(shape(unsent));
        var code = awaitCode(filing.who().head().phone());
        var told = count("+86" + OWNERS_PHONE, "SMS", LOGIN_NAME);
        assertRefused(stranger.post(path(recovery) + "/proof", proof(anotherThan(code))), 422, "CODE_WRONG");
        assertRefused(stranger.post(path(other) + "/proof", proof(code)), 422, "CODE_WRONG");

        var found = stranger.post(path(recovery) + "/proof", proof(code)).expect(200);

        assertThat(found.text("/next/0")).isEqualTo("SIGN_IN");
        assertThat(found.body().toString()).doesNotContain(OWNERS_PHONE.substring(7));
        awaitMore("+86" + OWNERS_PHONE, "SMS", LOGIN_NAME, told);
        awaitMore(OWNERS_MAIL, "MAIL", "****" + OWNERS_PHONE.substring(7), 0);
        assertThat(inbox.texts("+86" + filing.who().head().phone(), "SMS"))
                .noneMatch(text -> text.contains(OWNERS_PHONE));
        signsIn();
    }

    @Test
    void who_no_longer_has_that_phone_asks_the_support() {
        var contact = Applicant.freshPhone();
        var opened = stranger.post(
                        begins(filing.who().domain()) + "/case",
                        Forms.node()
                                .put("name", filing.who().webmaster().name())
                                .put("phone", contact)
                                .put("message", "负责人已更换手机号"))
                .expect(202)
                .text("/caseId");
        var support = new Staff(STACK).caller("support");
        var listed = support.get("/api/v1/recovery-cases?limit=200").expect(200);
        assertThat(StreamSupport.stream(listed.at("/items").spliterator(), false)
                        .map(item -> item.path("caseId").asText()))
                .contains(opened);
        assertThat(listed.body().toString())
                .doesNotContain(contact, filing.who().webmaster().name());
        var path = "/api/v1/recovery-cases/" + opened;
        support.post(path + "/reveals", Forms.node().put("reason", "CHECK_IDENTITY"))
                .expect(200);

        var told = count("+86" + OWNERS_PHONE, "SMS", LOGIN_NAME);
        var shown = support.get(path).expect(200);
        support.having(shown)
                .post(path + "/answer", Forms.node().put("outcome", "LOGIN_NAME_SENT"))
                .expect(200);

        awaitMore("+86" + contact, "SMS", filing.who().domain(), 0);
        awaitMore("+86" + OWNERS_PHONE, "SMS", LOGIN_NAME, told);
        assertThat(inbox.texts("+86" + contact, "SMS")).noneMatch(text -> text.contains(OWNERS_PHONE));
        assertRefused(new Staff(STACK).caller("reviewer").get("/api/v1/recovery-cases"), 403, "FORBIDDEN");
    }

    @Test
    void a_filing_that_is_on_the_old_platform_only_leads_its_principal_to_the_claim_or_the_import() {
        var platform = OldPlatform.loaded(STACK);
        for (var way : List.of(
                Map.entry(platform.takes("CLAIM"), "CLAIM"), Map.entry(platform.takes("IMPORT"), "LEGACY_IMPORT"))) {
            var old = way.getKey();
            var recovery = begin(old.domain());
            var other = begin(Applicant.fresh().domain());
            assertThat(shape(recovery)).isEqualTo(shape(other));
            assertThat(shape(stranger.post(path(recovery) + "/code").expect(202)))
                    .isEqualTo(shape(stranger.post(path(other) + "/code").expect(202)));

            var code = awaitCode(old.known().at("/principal/mobile").asText());
            var found = stranger.post(path(recovery) + "/proof", proof(code)).expect(200);

            assertThat(found.at("/next")).hasSize(1);
            assertThat(found.text("/next/0")).isEqualTo(way.getValue());
        }
    }

    @Test
    void who_lost_the_phone_of_a_filing_on_the_old_platform_is_told_of_it_by_the_support() {
        var old = OldPlatform.loaded(STACK).takes("CLAIM");
        var contact = Applicant.freshPhone();
        var opened = stranger.post(
                        begins(old.domain()) + "/case",
                        Forms.node()
                                .put("name", filing.who().webmaster().name())
                                .put("phone", contact))
                .expect(202)
                .text("/caseId");
        var support = new Staff(STACK).caller("support");
        var shown = support.get("/api/v1/recovery-cases/" + opened).expect(200);
        assertThat(shown.text("/filed")).isEqualTo("OLD_PLATFORM");

        var answered = support.having(shown)
                .post(
                        "/api/v1/recovery-cases/" + opened + "/answer",
                        Forms.node().put("outcome", "ON_OLD_PLATFORM"))
                .expect(200);

        assertThat(answered.text("/outcome")).isEqualTo("ON_OLD_PLATFORM");
        awaitMore("+86" + contact, "SMS", "认领备案", 0);
    }

    private void signsIn() {
        var accounts = new Accounts(STACK);
        var known = inbox.texts("+86" + OWNERS_PHONE, "SMS").size();
        var id = accounts.requestCode(OWNERS_PHONE, "SIGN_IN");
        var text = Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> inbox.texts("+86" + OWNERS_PHONE, "SMS"), texts -> texts.size() > known)
                .getFirst();
        var session = stranger.post(
                        "/api/v1/sessions",
                        Forms.node().put("codeId", id).put("code", codeIn(text)).put("phone", OWNERS_PHONE))
                .expect(201);
        var services = stranger.with(session.text("/accessToken"))
                .get("/api/v1/services")
                .expect(200);
        assertThat(services.text("/items/0/domains/0")).isEqualTo(filing.who().domain());
    }

    private Answer begin(String domain) {
        var request = Forms.node().put("domain", domain);
        request.set("captcha", Slider.solved(stranger));
        return stranger.post(RECOVERIES, request).expect(202);
    }

    private String begins(String domain) {
        return path(begin(domain));
    }

    private static String path(Answer begun) {
        return RECOVERIES + "/" + begun.text("/recoveryId");
    }

    private String awaitCode(String phone) {
        return Awaitility.await("the code for the filed phone")
                .atMost(PATIENCE)
                .until(
                        () -> inbox.texts("+86" + phone, "SMS").stream()
                                .filter(text -> text.contains("找回"))
                                .findFirst()
                                .map(FindMyAccountTest::codeIn),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void awaitMore(String to, String channel, String words, long before) {
        Awaitility.await("a message to " + to).atMost(PATIENCE).until(() -> count(to, channel, words) > before);
    }

    private long count(String to, String channel, String words) {
        return inbox.texts(to, channel).stream()
                .filter(text -> text.contains(words))
                .count();
    }

    private static String codeIn(String text) {
        var code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        PersonalData.invented(Kind.ONE_TIME_CODE, "\"code\":\"" + code.group() + "\"");
        return code.group();
    }

    private static ObjectNode proof(String code) {
        return Forms.node().put("code", code);
    }

    private static String anotherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    /** Which fields there are, how long each is, and which headers. */
    private static List<String> shape(Answer answer) {
        var fields = answer.body().properties().stream()
                .map(field -> field.getKey() + ":" + field.getValue().asText().length());
        var headers = answer.headers().map().keySet().stream().sorted();
        return Stream.concat(fields, headers).toList();
    }
}

package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * J20: a filed domain lapses. The account and all contacts in the filing are told, the support calls, and reminder and
 * overdue notice follow as the days pass. The time is that of all services; afterwards it is set back.
 */
@Tag("long")
@Order(Integer.MAX_VALUE - 2)
@Isolated
class FindingNoticesTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(45);
    private static final Caller SANDBOX = Caller.sandbox(STACK);
    private static final Staff STAFF = new Staff(STACK);
    private static final Inbox INBOX = new Inbox(STACK);
    private static final String PHONE = Applicant.freshPhone();
    private static final String MAIL = Applicant.freshMail();
    /** The deadline is 15 working days away, which is less than two months also over the longest holidays. */
    private static final int MOST_DAYS = 60;

    private static FirstFiling filing;

    @BeforeAll
    static void a_website_is_filed() {
        filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(PHONE, Optional.of(MAIL)))
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

    @AfterAll
    static void it_is_today_again() {
        SANDBOX.post("/clock/reset").expect(200);
    }

    @Test
    void a_lapsed_domain_is_told_to_the_account_and_the_contacts_in_the_filing_until_it_is_overdue() {
        var domain = filing.who().domain();
        var finding = lapses(domain);

        everybodyIsTold("备案核查：", "剩余");
        for (var mail : mails()) {
            assertThat(INBOX.texts(mail, "MAIL")).anyMatch(text -> text.contains("域名过期") && text.contains(domain));
        }
        supportCalls(finding);

        passes(day -> finding(finding).path("daysLeft").asInt() <= 10);
        everybodyIsTold("备案核查提醒：", "剩余");
        passes(day -> !finding(finding).path("state").asText().equals("NOTIFIED"));
        everybodyIsTold("已过", "尚未整改");
        await().atMost(LONG).until(() -> own("FINDING_OVERDUE").count() >= 3);
        assertThat(own("FINDING_NOTIFIED")
                        .filter(notice -> notice.path("callOutcome").asText().equals("REACHED")))
                .hasSize(1)
                .allMatch(notice -> notice.path("address").asText().contains("****"));
    }

    /** The registry lets the domain lapse; the finding is opened and notified by the jobs of the services. */
    private static String lapses(String domain) {
        SANDBOX.post(
                        "/registry/domains",
                        Forms.purchase(filing.who())
                                .put("registeredOn", "2019-01-01")
                                .put("expiresOn", "2020-01-01"))
                .expect(201);
        var verification = "/api/v1/filed-domains/" + domain + "/verification";
        await().atMost(LONG)
                .until(() -> STAFF.caller("inspector").get(verification).status() == 200);
        STAFF.caller("inspector").post(verification).expect(202);
        await().atMost(LONG).until(() -> findingOf(domain).isPresent());
        var finding = findingOf(domain).orElseThrow().path("findingId").asText();
        await().atMost(LONG).until(() -> {
            advance("PT1M");
            return finding(finding).path("state").asText().equals("NOTIFIED");
        });
        return finding;
    }

    private static void supportCalls(String finding) {
        await().atMost(LONG).until(() -> !calls(finding).isEmpty());
        var head = filing.who().head();
        var call = calls(finding).stream()
                .filter(task -> task.path("recipient").asText().equals("SUBJECT_PRINCIPAL"))
                .filter(task -> task.path("contact").asText().equals("MOBILE"))
                .findFirst()
                .orElseThrow();
        assertThat(call.path("script").asText()).contains("域名过期").doesNotContain(head.name(), head.phone());
        assertThat(call.path("phone").asText()).doesNotContain(head.phone());
        var path = "/api/v1/voice-tasks/" + call.path("taskId").asText();
        var support = STAFF.caller("support");

        support.post(path + "/claim").expect(200);
        assertThat(support.post(path + "/reveals").expect(200).text("/phone")).isEqualTo("+86" + head.phone());
        support.post(path + "/outcome", Forms.node().put("outcome", "REACHED")).expect(200);

        assertThat(calls(finding))
                .noneMatch(task -> task.path("recipient").asText().equals("SUBJECT_PRINCIPAL"));
    }

    private static void everybodyIsTold(String... words) {
        for (var phone : phones()) {
            await("SMS with " + words[0])
                    .atMost(LONG)
                    .untilAsserted(() -> assertThat(INBOX.texts("+86" + phone, "SMS"))
                            .anyMatch(text -> Stream.of(words).allMatch(text::contains)));
        }
        for (var mail : mails()) {
            await("a mail").atMost(LONG).until(() -> !INBOX.texts(mail, "MAIL").isEmpty());
        }
    }

    private static List<String> phones() {
        return List.of(
                PHONE, filing.who().head().phone(), filing.who().webmaster().phone());
    }

    private static List<String> mails() {
        return List.of(
                MAIL, filing.who().head().mail(), filing.who().webmaster().mail());
    }

    /** Days pass, each with what falls due on it, until the condition holds. */
    private static void passes(IntPredicate holds) {
        for (var day = 0; day < MOST_DAYS; day++) {
            advance("P1D");
            if (holds.test(day)) {
                return;
            }
        }
        throw new Differs("after " + MOST_DAYS + " days nothing has happened to the finding");
    }

    private static void advance(String time) {
        SANDBOX.post("/clock/advance", Forms.node().put("by", time)).expect(200);
    }

    private static JsonNode finding(String id) {
        return STAFF.caller("inspector")
                .get("/api/v1/findings/" + id)
                .expect(200)
                .body();
    }

    private static Optional<JsonNode> findingOf(String domain) {
        return all(STAFF.caller("inspector"), "/api/v1/findings?source=CONCERN&reason=DOMAIN.EXPIRED&limit=200")
                .filter(found -> found.path("domain").asText().equals(domain))
                .findFirst();
    }

    private static List<JsonNode> calls(String finding) {
        return all(STAFF.caller("support"), "/api/v1/voice-tasks?state=OPEN&limit=200")
                .filter(task -> task.path("findingId").asText().equals(finding))
                .toList();
    }

    private static Stream<JsonNode> own(String notice) {
        return all(filing.caller(), "/api/v1/notices?limit=200")
                .filter(sent -> sent.path("notice").asText().equals(notice));
    }

    /** All items of a list, page by page. */
    private static Stream<JsonNode> all(Caller caller, String path) {
        var items = new ArrayList<JsonNode>();
        var page = caller.get(path).expect(200);
        page.at("/items").forEach(items::add);
        while (!page.at("/next").asText().isEmpty()) {
            page = caller.get(path + "&cursor=" + page.text("/next")).expect(200);
            page.at("/items").forEach(items::add);
        }
        return items.stream();
    }
}

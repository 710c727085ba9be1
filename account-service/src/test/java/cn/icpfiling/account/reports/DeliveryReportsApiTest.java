package cn.icpfiling.account.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeliveryReportsApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Inject
    Notices notices;

    @Inject
    AccountRepository accounts;

    @Inject
    NoticeRepository store;

    @Inject
    MeterRegistry meters;

    @Inject
    FieldCipher cipher;

    private final Caller caller = new Caller();
    private final ObjectMapper json = new ObjectMapper();
    private UUID account;
    private String token;

    @Test
    void a_delivery_is_shown_to_the_holder_and_counts_once() throws Exception {
        opensWithAMail();
        var notice = told();

        pushed(delivered(notice)).statusCode(200).body("code", equalTo(0));
        pushed(delivered(notice)).statusCode(200);
        pushed(undelivered(notice)).statusCode(200);

        assertThat(field(notice, "state")).isEqualTo("DELIVERED");
        assertThat(field(notice, "deliveredAt")).isEqualTo("2026-01-01T19:04:05.000000Z");
        assertThat(field(notice, "failure")).isNull();
    }

    @Test
    void a_failure_is_shown_and_a_later_delivery_corrects_it() throws Exception {
        opensWithAMail();
        var notice = told();

        pushed(undelivered(notice)).statusCode(200);
        assertThat(field(notice, "state")).isEqualTo("UNDELIVERED");
        assertThat(field(notice, "failure")).isEqualTo("UNREACHABLE");

        pushed(delivered(notice)).statusCode(200);
        assertThat(field(notice, "state")).isEqualTo("DELIVERED");
    }

    @Test
    void a_text_that_a_carrier_refuses_is_counted_once() throws Exception {
        opensWithAMail();
        var notice = told();
        var before = meters.get("icp.sms.refused-texts").counter().count();

        for (var again = 0; again < 2; again++) {
            pushed(report(notice, false, "CONTENT_KEYWORD")).statusCode(200);
        }

        assertThat(field(notice, "failure")).isEqualTo("CONTENT_REFUSED");
        assertThat(meters.get("icp.sms.refused-texts").counter().count() - before)
                .isOne();
    }

    @Test
    void an_sms_that_does_not_arrive_is_sent_once_by_a_mail_that_was_proven_since() throws Exception {
        opensWithAMail();
        var notice = told();
        Caller.mailIsProven(account.toString());

        var reports =
                AtOnce.times(8, () -> pushed(undelivered(notice)).extract().statusCode());

        assertThat(reports).containsOnly(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown("channel")).containsExactlyInAnyOrder("SMS", "MAIL"));
    }

    @Test
    @Tag("long")
    void an_sms_that_no_provider_took_for_a_day_goes_by_a_mail_that_was_proven_since() throws Exception {
        opensWithAMail();
        var _ = Caller.outside("/fail/503/50");
        try {
            tells();
            await().atMost(PATIENCE).until(() -> count("attempts > 0 and fate = 'WAITING'") == 1);
            Caller.mailIsProven(account.toString());
            change("created_at = created_at - interval 25 hour");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shown("channel")).containsExactlyInAnyOrder("SMS", "MAIL"));
            assertThat(shown("state")).contains("FAILED");
        } finally {
            var _ = Caller.outside("/fail/503/0");
        }
    }

    @Test
    void a_failure_about_a_finding_leads_to_a_call_unless_its_end_was_told() throws Exception {
        opensWithAMail();
        var open = UUID.randomUUID();
        var settled = UUID.randomUUID();
        var ofOpen = sent(open, NoticeTemplate.FINDING_NOTIFIED);
        var ofSettled = sent(settled, NoticeTemplate.FINDING_NOTIFIED);
        var _ = sent(settled, NoticeTemplate.FINDING_CURED);

        pushed(undelivered(ofOpen)).statusCode(200);
        pushed(undelivered(ofSettled)).statusCode(200);

        assertThat(calls(open)).isOne();
        assertThat(calls(settled)).isZero();
    }

    @Test
    void a_failure_about_a_reopened_finding_leads_to_a_call() throws Exception {
        opensWithAMail();
        var finding = UUID.randomUUID();
        var first = sent(finding, NoticeTemplate.FINDING_NOTIFIED);
        var _ = sent(finding, NoticeTemplate.FINDING_ENDED);
        var second = sent(finding, NoticeTemplate.FINDING_NOTIFIED);

        pushed(undelivered(first)).statusCode(200);
        assertThat(calls(finding)).isZero();

        pushed(undelivered(second)).statusCode(200);
        assertThat(calls(finding)).isOne();
    }

    /** An SMS about a finding that a provider took. */
    private UUID sent(UUID finding, NoticeTemplate template) {
        var id = Ids.next();
        var now = Instant.now();
        var notice = new Notice(id, account, template + "/" + id, Channel.SMS, template, Language.EN, now)
                .about(finding, RecipientKind.ACCOUNT, ContactKind.MOBILE)
                .to(
                        cipher.encrypt("notices", "recipient", id, caller.e164()),
                        cipher.encrypt("notices", "encrypted_values", id, "{}"));
        notice.offer(MessageProvider.PRIMARY, now);
        notice.accepted(MessageProvider.PRIMARY, null, now);
        UnitOfWork.run(() -> store.persist(notice));
        return id;
    }

    private long calls(UUID finding) {
        return UnitOfWork.in(() -> store.count("finding = ?1 and channel = ?2", finding, Channel.VOICE));
    }

    @Test
    void reports_on_what_is_not_ours_are_accepted_and_left() throws Exception {
        pushed(delivered(UUID.randomUUID())).statusCode(200);
        pushed(Map.of("success", true)).statusCode(200);
        pushed(Map.of("out_id", "of another customer", "success", false)).statusCode(200);
    }

    @Test
    void a_stranger_and_a_body_of_another_form_are_refused() throws Exception {
        var body = json.writeValueAsString(List.of(delivered(UUID.randomUUID())));
        caller.request()
                .body(body)
                .post(PushedReports.SMS)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        push(body, "another-secret").statusCode(401);

        push("{}", OutsideWorld.REPORTS_SECRET).statusCode(400);
        push("[", OutsideWorld.REPORTS_SECRET).statusCode(400);
        push("[" + "{},".repeat(1000) + "{}]", OutsideWorld.REPORTS_SECRET).statusCode(400);
    }

    @Test
    void a_stranger_is_refused_before_the_body_is_read() throws Exception {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST " + PushedReports.SMS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "X-Report-Key: reports\r\nX-Report-Date: 2020-01-01T00:00:00Z\r\n"
                                    + "X-Report-Signature: " + "0".repeat(64) + "\r\nContent-Length: 1000000\r\n\r\n[")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertThat(answer).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_report_on_a_call_is_taken_from_the_provider_alone() {
        PushedReports.ofCall(UUID.randomUUID().toString(), "200000")
                .statusCode(200)
                .body("code", equalTo(0));
        PushedReports.push(PushedReports.CALLS, "[]", "another-secret").statusCode(401);
        PushedReports.push(PushedReports.CALLS, "{}", OutsideWorld.REPORTS_SECRET)
                .statusCode(400);
    }

    @Test
    @Tag("long")
    void an_sms_whose_answer_was_lost_is_found_at_the_provider_and_not_sent_again() throws Exception {
        var _ = Caller.outside("/fail/1/1");
        var code = caller.code("SIGN_UP");

        assertThat(code.digits()).hasSize(6);
        await().during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> caller.texts().size() == 1);
    }

    private void opensWithAMail() {
        var opened = caller.signedUpWithAMail();
        account = UUID.fromString(opened.getString("account.accountId"));
        token = opened.getString("session.accessToken");
    }

    /** The id of an SMS that was sent. */
    private UUID told() {
        tells();
        await().atMost(PATIENCE).until(() -> shown("state").contains("SENT"));
        return UUID.fromString(shown("noticeId").getFirst());
    }

    private void tells() {
        UnitOfWork.run(() -> notices.tell(
                accounts.findById(account),
                NoticeTemplate.ORDER_EXPIRED,
                "expired/" + account,
                Map.of("order", "00000003", "idleDays", 7)));
    }

    private int count(String where) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select count(*) from notices where cause = ? and " + where)) {
            query.setString(1, "expired/" + account);
            var rows = query.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    private void change(String to) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement("update notices set " + to + " where cause = ?")) {
            update.setString(1, "expired/" + account);
            update.executeUpdate();
        }
    }

    private List<String> shown(String field) {
        return caller.as(token)
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items." + field);
    }

    private String field(UUID notice, String field) {
        return caller.as(token)
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.noticeId == '" + notice + "' }." + field);
    }

    private static Map<String, Object> delivered(UUID notice) {
        return report(notice, true, "DELIVERED");
    }

    private static Map<String, Object> undelivered(UUID notice) {
        return report(notice, false, "MOBILE_NOT_ON_SERVICE");
    }

    private static Map<String, Object> report(UUID notice, boolean success, String code) {
        var report = new HashMap<String, Object>();
        report.put("phone_number", "13900000000");
        report.put("report_time", "2026-01-02 03:04:05");
        report.put("success", success);
        report.put("err_code", code);
        report.put("biz_id", "biz-" + notice);
        report.put("out_id", notice.toString());
        return report;
    }

    private ValidatableResponse pushed(Map<String, Object> report) throws JsonProcessingException {
        return push(json.writeValueAsString(List.of(report)), OutsideWorld.REPORTS_SECRET);
    }

    private static ValidatableResponse push(String body, String secret) {
        return PushedReports.push(PushedReports.SMS, body, secret);
    }
}

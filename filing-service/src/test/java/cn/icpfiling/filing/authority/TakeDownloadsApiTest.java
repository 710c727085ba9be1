package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.authority.SpeakingAuthority.Kind;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class TakeDownloadsApiTest extends AuthorityScene {
    private static int serial = (int) (System.nanoTime() % 900_000);

    @Test
    void code_typed_then_granted() {
        var order = uploaded();
        authority.offer("d1", verified(order));
        authority.offer("d2", granted(order, nextNumber()));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.COMPLETED);
        assertThat(order(order).onRecord().subjectNumber()).startsWith("浙ICP备2026");
        assertThat(authority.waitingDownloads()).isZero();
        assertThat(acts(order)).endsWith("UPLOAD", "SMS_VERIFIED", "GRANT");
    }

    @Test
    void the_authority_s_deadline_replaces_our_estimate() {
        var order = uploaded();
        authority.offer("d1", sms(order, 1, "<Jzsj>2031-01-02 08:00:00</Jzsj>"));

        downloads.run();

        assertThat(order(order).smsUntil()).isEqualTo("2031-01-02T00:00:00Z");
        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
    }

    @Test
    void a_code_never_typed_sends_the_order_back() {
        var order = uploaded();
        authority.offer("d1", sms(order, 3, ""));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.SMS_EXPIRED);
    }

    @Test
    void a_refusal_comes_with_its_reasons() {
        var order = uploaded();
        authority.offer(
                "d1",
                verified(order)
                        + "<BAJG><Record>" + baxh(order)
                        + "<Jg>1</Jg><Yylb><Yy><Zd>/subject/name</Zd><Dm>NAME</Dm><Ms>名称不符</Ms></Yy>"
                        + "<Yy><Zd>/service</Zd><Dm>X-77</Dm><Ms>其他</Ms></Yy></Yylb>"
                        + "</Record></BAJG>");

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REJECTED);
        var reason = history(order).getLast().reasons().getFirst();
        assertThat(reason.code()).isEqualTo("NAME");
        assertThat(reason.pointer()).isEqualTo("/subject/name");
        assertThat(reason.text()).isEqualTo("名称不符");
        var unlisted = history(order).getLast().reasons().getLast();
        assertThat(unlisted.code()).isEqualTo("AUTHORITY_REFUSED");
        assertThat(unlisted.text()).isEqualTo("X-77 其他");
    }

    @Test
    void a_file_whose_acknowledgement_was_lost_is_taken_once() {
        var order = uploaded();
        authority.offer("d1", verified(order));
        authority.next("isp_downloadack", Kind.HANG_UP);

        downloads.run();
        downloads.run();

        assertThat(acts(order)).containsOnlyOnce("SMS_VERIFIED");
        assertThat(authority.waitingDownloads()).isZero();
        assertThat(count("authority_downloads WHERE acknowledged_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void the_same_result_in_another_file_is_taken_once() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", verified(order) + granted(order, number));
        authority.offer("d2", verified(order) + granted(order, number));

        downloads.run();

        assertThat(acts(order)).containsOnlyOnce("SMS_VERIFIED", "GRANT");
        assertThat(count("authority_results WHERE state = 'PASSED_OVER'")).isEqualTo(2);
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
    }

    @Test
    void a_decision_that_overtakes_the_code_stands_for_both() {
        var order = uploaded();
        authority.offer("d1", granted(order, nextNumber()));
        authority.offer("d2", verified(order));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.COMPLETED);
        assertThat(acts(order)).endsWith("UPLOAD", "SMS_VERIFIED", "GRANT");
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
    }

    @Test
    void a_result_that_comes_before_our_own_note_of_the_upload_waits_for_it() {
        var order = orders.approved();
        authority.next("isp_upload", Kind.TAKE_AND_HANG_UP);
        uploads.run();
        authority.offer("d1", verified(order));

        downloads.run();
        assertThat(state(order)).isEqualTo(OrderState.AWAITING_SUBMISSION);
        assertThat(authority.waitingDownloads()).isZero();
        restIsOver();
        uploads.run();
        downloads.run();

        assertThat(acts(order)).endsWith("UPLOAD", "SMS_VERIFIED");
    }

    @Test
    void what_fits_no_order_is_kept_for_a_person_and_holds_up_nobody() {
        var order = uploaded();
        var draft = orders.approved();
        authority.offer(
                "d1",
                verified(UUID.randomUUID()) + verified(draft) + "<HMDLB><Record><x>1</x></Record></HMDLB>"
                        + verified(order));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REVIEW);
        assertThat(state(draft)).isEqualTo(OrderState.AWAITING_SUBMISSION);
        assertThat(authority.waitingDownloads()).isZero();
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT reason FROM authority_results WHERE state = 'UNRESOLVED' ORDER BY position"))
                .satisfiesExactly(
                        reason -> assertThat(reason).isEqualTo("UNKNOWN_ORDER"),
                        reason -> assertThat(reason).isEqualTo("NOT_ALLOWED_IN_AWAITING_SUBMISSION"),
                        reason -> assertThat(reason).startsWith("NOT_UNDERSTOOD"));
    }

    @Test
    void a_number_of_another_province_or_none_is_not_registered() {
        var order = uploaded();
        authority.offer("d1", verified(order) + granted(order, "京ICP备2026000001号"));
        authority.offer("d2", granted(order, "keine"));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REVIEW);
        assertThat(count("authority_results WHERE reason = 'SUBJECT_NUMBER_UNFIT'"))
                .isEqualTo(2);
    }

    @Test
    void what_the_authority_deregisters_ends_here_too_once_and_others_filings_are_nobodys_affair() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", verified(order) + granted(order, number));
        authority.offer("d2", ended(number, "<Wzbah>" + number + "-1</Wzbah>"));
        authority.offer("d3", ended(number, "<Wzbah>" + number + "-1</Wzbah>"));
        authority.offer("d4", ended(nextNumber(), ""));

        downloads.run();

        assertThat(count(
                        "filed_services WHERE status = 'DEREGISTERED' AND ended_by = 'AUTHORITY' AND "
                                + "ended_reason = '空壳' AND access_status = 'CANCELLED' AND access_ended_by = 'AUTHORITY' AND "
                                + "service_number = ?",
                        number + "-1"))
                .isEqualTo(1);
        assertThat(count("subjects WHERE status = 'REGISTERED' AND subject_number = ?", number))
                .isEqualTo(1);
        authority.offer("d5", ended(number, ""));
        downloads.run();
        assertThat(count(
                        "subjects WHERE status = 'DEREGISTERED' AND ended_by = 'AUTHORITY' AND subject_number = ?",
                        number))
                .isEqualTo(1);
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
        assertThat(count("authority_results WHERE group_name = 'ZXSJ' AND state = 'PASSED_OVER'"))
                .isEqualTo(2);
    }

    @Test
    void an_order_about_what_the_authority_ended_goes_back_while_the_provider_has_it() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", verified(order) + granted(order, number));
        downloads.run();
        var next = orders.nextFor(order(order));
        authority.offer("d2", ended(number, ""));

        downloads.run();

        assertThat(state(next)).isEqualTo(OrderState.PROVIDER_CORRECTION);
        assertThat(history(next).getLast().reasons())
                .extracting(reason -> reason.code())
                .containsExactly("RECORD.DEREGISTERED_BY_AUTHORITY");
        assertThat(order(next).allowedActs(OrderRole.APPLICANT))
                .as("what has ended is not submitted again")
                .containsExactly(OrderAct.ABANDON);
    }

    @Inject
    Blacklist blacklist;

    @Test
    void the_blacklist_is_kept_and_its_newer_word_wins() {
        var domain = "bar-" + serial + ".cn";
        authority.offer(
                "d1", barred("0", domain, "2", "2026-03-09") + barred("1", "91330100ma2bar0001", "2", "2026-03-09"));
        authority.offer("d2", barred("0", domain, "1", "2026-03-08"));

        downloads.run();

        assertThat(blacklist.domainBarredAt(domain)).isPresent();
        assertThat(blacklist.certificateBarredAt(1, "91330100MA2BAR0001")).isPresent();
        assertThat(blacklist.certificateBarredAt(2, "91330100MA2BAR0001")).isEmpty();
        authority.offer("d3", barred("0", domain, "1", "2026-03-10"));
        downloads.run();
        assertThat(blacklist.domainBarredAt(domain)).isEmpty();
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
    }

    private static String barred(String type, String value, String state, String day) {
        return "<HMDLB><Record><Cxtjlx>" + type + "</Cxtjlx><Cxtj>" + value + "</Cxtj><Bazt>" + state + "</Bazt><Shsj>"
                + day + " 10:00:00</Shsj></Record></HMDLB>";
    }

    @Test
    void all_processing_errors_of_an_order_make_one_step() {
        var order = uploaded();
        authority.offer(
                "d1",
                "<CLCW><Record>" + baxh(order) + "<Dm>NATURE_UNKNOWN</Dm><Ms>代码不存在</Ms></Record><Record>" + baxh(order)
                        + "<Dm>PHONE_INVALID</Dm><Ms>手机号</Ms></Record></CLCW>");

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REJECTED);
        assertThat(state(order).editable()).isTrue();
        assertThat(acts(order)).endsWith("UPLOAD", "REFUSE");
        assertThat(history(order).getLast().reasons())
                .extracting(reason -> reason.code() + ": " + reason.text())
                .containsExactly(
                        "AUTHORITY_PROCESSING_ERROR: NATURE_UNKNOWN 代码不存在",
                        "AUTHORITY_PROCESSING_ERROR: PHONE_INVALID 手机号");
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
    }

    @Test
    void a_damaged_file_is_fetched_again() {
        var order = uploaded();
        authority.offer("d1", verified(order));
        authority.next("isp_download", Kind.WRONG_DOWNLOAD_HASH);

        downloads.run();
        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REVIEW);
    }

    @Test
    void a_file_that_cannot_be_read_is_kept_and_holds_up_no_other() {
        var order = uploaded();
        authority.offerFile(
                "d1",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><DownloadData>&x;</DownloadData>"
                        .getBytes(StandardCharsets.US_ASCII));
        authority.offer("d2", verified(order));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REVIEW);
        assertThat(count("authority_downloads WHERE state = 'UNREADABLE'")).isEqualTo(1);
        assertThat(authority.waitingDownloads()).isZero();
    }

    @Test
    void what_the_authority_wants_looked_at_is_passed_on_once() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", granted(order, number));
        var task = "HC" + UUID.randomUUID();
        authority.offer("d2", spotCheck(task, "<Wzbah>" + number + "-1</Wzbah>", "1,5"));
        authority.offer("d3", spotCheck(task, "<Wzbah>" + number + "-1</Wzbah>", "1,5"));

        downloads.run();

        assertThat(sql.list(
                        row -> row.getString(1) + " " + row.getBoolean(2),
                        "SELECT CONCAT_WS(',', JSON_VALUE(c.items, '$[0]'), JSON_VALUE(c.items, '$[1]')), "
                                + "s.subject_id = c.subject_id FROM spot_checks c JOIN filed_services s ON s.id = c.service_id WHERE c.task = ? AND c.due_at = '2031-01-02 00:00:00'",
                        task))
                .containsExactly("PRINCIPAL_REACHABLE,NUMBER_SHOWN true");
        assertThat(count("spot_checks WHERE note LIKE '%核查%'"))
                .as("words in clear")
                .isZero();
        assertThat(count("authority_results WHERE reason = 'SAID_BEFORE'")).isEqualTo(1);
    }

    @Test
    void a_task_about_nothing_of_ours_or_about_we_know_not_what_is_a_person_s() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", granted(order, number));
        authority.offer("d2", spotCheck("HC1", "<Ztbah>京ICP备2019999999号</Ztbah>", "1"));
        authority.offer("d3", spotCheck("HC2", "<Ztbah>" + number + "</Ztbah>", "1,77"));

        downloads.run();

        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT reason FROM authority_results WHERE state = 'UNRESOLVED' ORDER BY received_at"))
                .satisfiesExactly(
                        reason -> assertThat(reason).isEqualTo("UNKNOWN_NUMBER"),
                        reason -> assertThat(reason).startsWith("NOT_UNDERSTOOD"));
        assertThat(count("spot_checks WHERE task IN ('HC1', 'HC2')")).isZero();
    }

    @Test
    void of_a_site_that_is_seen_open_without_a_filing_the_latest_sighting_is_kept() {
        var domain = "unfiled-" + UUID.randomUUID() + ".com";
        authority.offer("d1", unfiled(domain, "203.0.113.10", "2026-03-09 10:00:00"));
        authority.offer("d2", unfiled("WWW." + domain, "203.0.113.11", "2026-03-10 10:00:00"));
        authority.offer("d3", unfiled(domain, "203.0.113.12", "2026-03-08 10:00:00"));

        downloads.run();

        assertThat(sql.list(
                        row -> row.getString(1) + " " + row.getString(2),
                        "SELECT address, seen_at FROM unfiled_sites WHERE domain = ?",
                        domain))
                .containsExactly("203.0.113.11 2026-03-10 02:00:00");
    }

    private static String spotCheck(String task, String number, String items) {
        return "<HSRW><Record><Rwxh>" + task + "</Rwxh>" + number + "<Hcx>" + items
                + "</Hcx><Jzsj>2031-01-02 08:00:00</Jzsj><Hcnr>请核查</Hcnr></Record></HSRW>";
    }

    private static String unfiled(String domain, String address, String seenAt) {
        return "<WBAWZLB><Record><Ym>" + domain + "</Ym><Ip>" + address + "</Ip><Fxsj>" + seenAt
                + "</Fxsj></Record></WBAWZLB>";
    }

    private UUID uploaded() {
        var order = orders.approved();
        uploads.run();
        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        return order;
    }

    private java.util.List<String> acts(UUID order) {
        return history(order).stream().map(entry -> entry.act().name()).toList();
    }

    private static String nextNumber() {
        return "浙ICP备2026%06d号".formatted(++serial);
    }

    private static String ended(String subjectNumber, String services) {
        return "<ZXSJ><Record><Baxh></Baxh><Ztbah>" + subjectNumber + "</Ztbah>" + services
                + "<Shsj>2026-03-09 10:00:00</Shsj><Yy>空壳</Yy></Record></ZXSJ>";
    }

    private static String verified(UUID order) {
        return sms(order, 2, "");
    }

    private static String sms(UUID order, int state, String more) {
        return "<DXHY><Record>" + baxh(order) + "<Zt>" + state + "</Zt>" + more + "</Record></DXHY>";
    }

    private String granted(UUID order, String subjectNumber) {
        return "<BAJG><Record>" + baxh(order) + "<Jg>0</Jg><Shsj>2026-03-09 10:00:00</Shsj><Ztbah>" + subjectNumber
                + "</Ztbah><Wzlb><Wzxx><Wzxh>"
                + UploadXml.reference(order(order).serviceId()) + "</Wzxh><Wzbah>"
                + subjectNumber + "-1</Wzbah></Wzxx></Wzlb></Record></BAJG>";
    }
}

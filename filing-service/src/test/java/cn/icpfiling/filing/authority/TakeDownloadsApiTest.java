package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.authority.SpeakingAuthority.Kind;
import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.store.CodesOwedTable;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class TakeDownloadsApiTest extends DownloadScene {

    @Inject
    CodesOwedTable owed;

    @Inject
    OrderContentRepository contents;

    @Inject
    Downloads stored;

    /** Ends and opinions may wait for weeks; as many as a round takes must keep back neither a grant nor one of themselves. */
    @Test
    void results_that_wait_for_their_order_leave_their_places_to_new_ones_and_to_each_other() {
        for (var name : List.of("d1", "d2", "d3")) {
            authority.offer(name, granted(uploaded(), nextNumber()));
        }
        downloads.run();
        var inOrder = sql.list(
                row -> Binary.toUuid(row.getBytes(1)), "SELECT id FROM authority_results ORDER BY received_at, id");
        sql.update("UPDATE authority_results SET state = 'WAITING'");
        sql.update("UPDATE authority_results SET state = 'RECEIVED' WHERE id = ?", inOrder.getLast());

        var first = stored.open(Downloads.BEFORE_ALL, 1);
        assertThat(first.records()).containsExactly(inOrder.getFirst(), inOrder.getLast());
        var second = stored.open(first.next(), 1);
        assertThat(second.records()).containsExactly(inOrder.get(1), inOrder.getLast());
        var third = stored.open(second.next(), 1);
        assertThat(third.records()).containsExactly(inOrder.getLast());
        assertThat(third.next()).as("from the first again").isEqualTo(Downloads.BEFORE_ALL);
    }

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

    /** The authority's record names masked phones, and the order knows whose they are. */
    @Test
    void the_principals_who_still_owe_the_code_are_noted_and_the_etag_of_the_order_changes() {
        var order = uploaded();
        var until = Instant.parse("2031-01-02T00:00:00Z");
        var entered = UnitOfWork.in(() -> contents.of(order));
        var service = Masks.phone(entered.service().principal().mobile());
        var before = order(order).version();
        authority.offer("d1", sms(order, 1, "<Jzsj>2031-01-02 08:00:00</Jzsj><Fsdx>" + service + "</Fsdx>"));

        downloads.run();

        assertThat(owed.of(order, until)).contains(PrincipalPart.SERVICE_PRINCIPAL);
        assertThat(owed.of(order, until.plusSeconds(1)))
                .as("of another deadline")
                .isEmpty();
        assertThat(order(order).version()).isGreaterThan(before);
        // A decision stands for the code, too.
        authority.offer("d2", granted(order, nextNumber()));
        downloads.run();
        assertThat(owed.of(order, until)).isEmpty();
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
    void a_result_that_waited_for_long_is_given_up_no_sooner_than_another() {
        var order = orders.approved();
        authority.next("isp_upload", Kind.TAKE_AND_HANG_UP);
        uploads.run();
        authority.offer("d1", verified(order));

        for (var run = 0; run < 10; run++) {
            downloads.run();
        }

        assertThat(count("authority_results WHERE state = 'WAITING' AND attempts = 0"))
                .isEqualTo(1);
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
    void processing_errors_that_come_in_two_files_are_all_shown() {
        var order = uploaded();
        authority.offer("d1", processingError(order, "NATURE_UNKNOWN", "代码不存在"));
        downloads.run();
        authority.offer("d2", processingError(order, "PHONE_INVALID", "手机号") + processingError(order, "X-9", "其他"));
        authority.offer("d3", processingError(order, "PHONE_INVALID", "手机号"));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REJECTED);
        assertThat(LastStep.of(order(order)).reasons())
                .extracting(Reason::text)
                .containsExactly("NATURE_UNKNOWN 代码不存在", "PHONE_INVALID 手机号", "X-9 其他");
        assertThat(acts(order)).endsWith("UPLOAD", "REFUSE", "REFUSE");
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
    }

    @Test
    void a_processing_error_about_an_order_that_was_given_up_is_no_person_s_affair() {
        var order = uploaded();
        sql.update("UPDATE orders SET state = 'ABANDONED' WHERE id = ?", order);
        authority.offer("d1", processingError(order, "PHONE_INVALID", "手机号"));

        downloads.run();

        assertThat(count("authority_results WHERE state = 'PASSED_OVER' AND reason = 'NOTED'"))
                .isEqualTo(1);
    }

    private static String processingError(UUID order, String code, String words) {
        return "<CLCW><Record>" + baxh(order) + "<Dm>" + code + "</Dm><Ms>" + words + "</Ms></Record></CLCW>";
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

    private java.util.List<String> acts(UUID order) {
        return history(order).stream().map(entry -> entry.act().name()).toList();
    }
}

package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order that was uploaded twice: the authority's records name the order and not the upload. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class ResubmittedResultsApiTest extends DownloadScene {

    private static final String DAY = "2020-01-02 10:00:00";

    @Test
    void the_same_words_about_the_second_upload_are_left_to_a_person() {
        var order = uploaded();
        authority.offer("d1", processingError(order));
        downloads.run();
        uploadedAgain(order);
        authority.offer("d2", processingError(order));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        assertThat(order(order).isLeftToReviewers()).isTrue();
        assertThat(unresolved("SAID_OF_EARLIER_UPLOAD")).isEqualTo(1);
    }

    @Test
    void the_code_s_result_comes_once_for_each_upload_in_the_same_words() {
        var order = uploaded();
        authority.offer("d1", verified(order) + refused(order, ""));
        downloads.run();
        uploadedAgain(order);
        authority.offer("d2", verified(order));
        authority.offer("d3", verified(order));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REVIEW);
        assertThat(order(order).isLeftToReviewers()).isFalse();
        assertThat(count("authority_results WHERE reason = 'SAID_BEFORE'")).isEqualTo(1);
    }

    @Test
    void a_late_decision_about_the_first_upload_decides_nothing_about_the_second() {
        var refused = uploadedAgain(refusedOnce());
        var granted = uploadedAgain(refusedOnce());
        authority.offer("d2", refused(refused, "2020-01-03 10:00:00"));
        authority.offer("d3", granted(granted, nextNumber()).replace("2026-03-09", "2020-01-03"));

        downloads.run();

        assertThat(unresolved("DECIDED_BEFORE_UPLOAD")).isEqualTo(2);
        for (var order : List.of(refused, granted)) {
            assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
            assertThat(order(order).isLeftToReviewers()).isTrue();
        }
        authority.offer("d4", granted(granted, nextNumber()).replace("2026-03-09", "2099-01-03"));
        downloads.run();
        assertThat(state(granted)).isEqualTo(OrderState.COMPLETED);
    }

    @Test
    void a_decision_that_was_applied_and_comes_once_more_bothers_no_person() {
        var order = uploadedAgain(refusedOnce());
        authority.offer("d2", refused(order, DAY));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        assertThat(order(order).isLeftToReviewers()).isFalse();
        assertThat(count("authority_results WHERE reason = 'SAID_BEFORE'")).isEqualTo(1);
    }

    private UUID refusedOnce() {
        var order = uploaded();
        authority.offer("d1" + order, refused(order, DAY));
        downloads.run();
        return order;
    }

    UUID uploadedAgain(UUID order) {
        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REJECTED);
        sql.update("UPDATE orders SET state = 'AWAITING_SUBMISSION', upload_batch = NULL WHERE id = ?", order);
        uploads.run();
        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
        return order;
    }

    long unresolved(String reason) {
        return count("authority_results WHERE state = 'UNRESOLVED' AND reason = ?", reason);
    }

    static String processingError(UUID order) {
        return "<CLCW><Record>" + baxh(order) + "<Dm>PHONE_INVALID</Dm><Ms>手机号</Ms></Record></CLCW>";
    }

    static String refused(UUID order, String decidedAt) {
        return "<BAJG><Record>" + baxh(order) + "<Jg>1</Jg><Shsj>" + decidedAt
                + "</Shsj><Yylb><Yy><Zd>/subject/name</Zd><Dm>NAME</Dm><Ms>名称不符</Ms></Yy></Yylb></Record></BAJG>";
    }
}

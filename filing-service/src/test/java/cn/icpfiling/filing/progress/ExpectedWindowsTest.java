package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedWindowsTest {

    /** A Monday. No rules are asked: an order with the provider or waiting for its code has none to read. */
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final ExpectedWindows PROMISED = new ExpectedWindows(null, 5, 7);

    @Test
    void a_review_and_an_upload_are_promised_within_the_days_that_the_provider_has_set() {
        var order = submitted();
        assertThat(PROMISED.of(order)).contains(new ExpectedWindow(TODAY.plusDays(1), TODAY.plusDays(7), false));

        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        order.perform(OrderAct.APPROVE, OrderActor.reviewer(Ids.next()), NOW, List.of());
        assertThat(PROMISED.of(order)).contains(new ExpectedWindow(TODAY.plusDays(1), TODAY.plusDays(9), false));
    }

    @Test
    void a_code_is_awaited_from_the_day_of_the_upload_until_the_day_on_which_it_ends() {
        var order = submitted();
        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        order.perform(OrderAct.APPROVE, OrderActor.reviewer(Ids.next()), NOW, List.of());
        order.perform(OrderAct.UPLOAD, OrderActor.SYSTEM, NOW, List.of());
        assertThat(PROMISED.of(order)).as("an end that is not known").isEmpty();

        order.smsUntil(NOW.plus(Duration.ofHours(24)));
        assertThat(PROMISED.of(order)).contains(new ExpectedWindow(TODAY, TODAY.plusDays(1), false));
    }

    private static Order submitted() {
        var applicant = Ids.next();
        var identity = new SettledIdentity(
                Ids.next(),
                new Region("11", "110100", "110105"),
                4,
                1,
                new byte[] {1},
                new BlindValue(new byte[] {2}, null),
                "ok-shop.cn");
        var order = Order.draft(
                Ids.next(), OrderType.FIRST_FILING, Ids.next(), Holder.own(applicant), identity, FiledNumbers.NONE);
        order.open(OrderActor.applicant(applicant), NOW);
        order.perform(OrderAct.SUBMIT, OrderActor.applicant(applicant), NOW, List.of());
        return order;
    }
}

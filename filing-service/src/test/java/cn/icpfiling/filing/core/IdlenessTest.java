package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdlenessTest {

    /** Half past eleven in the evening of 1 March in China. */
    private static final Instant LATE_EVENING = Instant.parse("2026-03-01T15:30:00Z");

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final UUID HOLDER = Ids.next();
    private static final OrderActor APPLICANT = OrderActor.applicant(HOLDER);

    @ParameterizedTest
    @CsvSource({
        "0, NOTHING",
        "6, NOTHING",
        "7, REMINDER",
        "14, REMINDER",
        "15, REMINDER",
        "44, REMINDER",
        "45, END",
        "200, END"
    })
    void a_day_asks_for_a_reminder_or_the_end(int days, Idleness.Due due) {
        assertThat(new Idleness().since(LATE_EVENING).due(FIRST.plusDays(days))).isEqualTo(due);
    }

    @Test
    void days_are_legal_days_in_china() {
        var beforeMidnight = new Idleness().since(LATE_EVENING);
        var afterMidnight = new Idleness().since(LATE_EVENING.plusSeconds(3600));

        assertThat(beforeMidnight.endsOn()).isEqualTo(LocalDate.of(2026, 4, 15));
        assertThat(afterMidnight.endsOn()).isEqualTo(LocalDate.of(2026, 4, 16));
        assertThat(beforeMidnight.days(FIRST.plusDays(7))).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"7, 15", "8, 15", "15, 30", "29, 30", "30, 45", "44, 45"})
    void what_was_told_is_not_told_again_and_what_was_missed_is_not_made_up_for(int told, int next) {
        var idleness = new Idleness().since(LATE_EVENING).told(FIRST.plusDays(told));

        assertThat(idleness.dueOn()).isEqualTo(FIRST.plusDays(next));
        assertThat(idleness.due(FIRST.plusDays(told))).isEqualTo(Idleness.Due.NOTHING);
    }

    @Test
    void a_draft_is_reminded_three_times_and_then_ends() {
        var order = aDraft();

        for (var day : Idleness.REMINDERS) {
            var event = order.remind(after(day));
            assertThat(event.type()).isEqualTo("filing.order.reminded");
            assertThat(event.from()).isEqualTo(event.to()).isEqualTo(OrderState.DRAFT);
            assertThatThrownBy(() -> order.remind(after(day))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(order.sequence()).isEqualTo(4);
        assertThat(order.changedAt()).isEqualTo(LATE_EVENING);
        assertThatThrownBy(() -> expire(order, 44)).isInstanceOf(IllegalStateException.class);

        var event = expire(order, 45);

        assertThat(event.sequence()).isEqualTo(5);
        assertThat(order.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(order.idleness()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 15", "15, 20", "19, 20"})
    void an_order_of_fewer_days_ends_on_its_own_last_day_and_is_not_reminded_after_it(int told, int next) {
        var idleness = Idleness.atMost(20).since(LATE_EVENING).told(FIRST.plusDays(told));

        assertThat(idleness.dueOn()).isEqualTo(FIRST.plusDays(next));
        assertThat(idleness.due(FIRST.plusDays(20))).isEqualTo(Idleness.Due.END);
    }

    @Test
    void an_order_keeps_its_days_when_it_comes_back() {
        var order = aDraft();
        order.waitsAtMost(10);
        order.edited(after(1));
        order.perform(OrderAct.SUBMIT, APPLICANT, after(2), List.of());

        order.perform(OrderAct.REQUEST_CORRECTION, OrderActor.SYSTEM, after(40), List.of());

        assertThat(order.idleness().orElseThrow().endsOn()).isEqualTo(day(50));
    }

    @Test
    void an_edit_begins_the_days_anew() {
        var order = aDraft();
        order.remind(after(30));

        order.edited(after(44));

        assertThat(order.due(day(50))).isEqualTo(Idleness.Due.NOTHING);
        assertThat(order.due(day(51))).isEqualTo(Idleness.Due.REMINDER);
        assertThat(order.due(day(44 + 45))).isEqualTo(Idleness.Due.END);
    }

    @Test
    void time_that_an_order_spent_with_others_does_not_count() {
        var order = aDraft();
        order.perform(OrderAct.SUBMIT, APPLICANT, after(1), List.of());
        assertThat(order.due(day(100))).isEqualTo(Idleness.Due.NOTHING);
        assertThat(order.idleness()).isEmpty();
        assertThatThrownBy(() -> order.edited(after(2))).isInstanceOf(ProblemException.class);
        assertThat(order.idleness()).isEmpty();

        order.perform(OrderAct.REQUEST_CORRECTION, OrderActor.SYSTEM, after(40), List.of());

        assertThat(order.due(day(46))).isEqualTo(Idleness.Due.NOTHING);
        assertThat(order.due(day(47))).isEqualTo(Idleness.Due.REMINDER);
        assertThat(order.due(day(85))).isEqualTo(Idleness.Due.END);
    }

    private static OrderEvent expire(Order order, int days) {
        return order.perform(OrderAct.EXPIRE, OrderActor.SYSTEM, after(days), List.of());
    }

    private static Instant after(int days) {
        return LATE_EVENING.plusSeconds(days * 86_400L);
    }

    private static LocalDate day(int days) {
        return FIRST.plusDays(days);
    }

    private static Order aDraft() {
        var identity = new SettledIdentity(
                Ids.next(),
                new Region("11", "110100", "110105"),
                4,
                1,
                new byte[] {1},
                new BlindValue(new byte[] {2}, null),
                "ok-shop.cn");
        var order = Order.draft(
                Ids.next(), OrderType.FIRST_FILING, Ids.next(), Holder.own(HOLDER), identity, FiledNumbers.NONE);
        order.open(APPLICANT, LATE_EVENING);
        return order;
    }
}

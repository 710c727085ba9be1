package cn.icpfiling.filing.core.prefill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of a prefilled order, written a second time by hand, and what its steps change besides. */
class PrefillLifecycleTest {

    private static final Set<String> TABLE = Set.of(
            "PREPARED SEND SYSTEM SENT",
            "PREPARED WITHDRAW PARTNER WITHDRAWN",
            "PREPARED EXPIRE SYSTEM EXPIRED",
            "SENT RESEND PARTNER SENT",
            "SENT OPEN HOLDER OPENED",
            "SENT ACCEPT HOLDER ACCEPTED",
            "SENT DECLINE HOLDER DECLINED",
            "SENT WITHDRAW PARTNER WITHDRAWN",
            "SENT EXPIRE SYSTEM EXPIRED",
            "OPENED RESEND PARTNER OPENED",
            "OPENED ACCEPT HOLDER ACCEPTED",
            "OPENED DECLINE HOLDER DECLINED",
            "OPENED WITHDRAW PARTNER WITHDRAWN",
            "OPENED EXPIRE SYSTEM EXPIRED",
            "ACCEPTED COMPLETE SYSTEM COMPLETED",
            "ACCEPTED END SYSTEM ENDED");

    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));
    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {2};

    @Test
    void the_table_is_the_whole_truth() {
        var allowed = new TreeSet<String>();
        for (var from : PrefillState.values()) {
            for (var act : PrefillAct.values()) {
                for (var who : PrefillRole.values()) {
                    try {
                        var step = PrefillLifecycle.table().step(from, act, who);
                        allowed.add(from + " " + act + " " + who + " " + step.to());
                    } catch (ProblemException refused) {
                        // not in the table
                    }
                }
            }
        }

        assertThat(allowed).isEqualTo(new TreeSet<>(TABLE));
        assertThat(Arrays.stream(PrefillState.values())
                        .filter(PrefillLifecycle.table()::isFinal)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        PrefillState.COMPLETED,
                        PrefillState.ENDED,
                        PrefillState.DECLINED,
                        PrefillState.EXPIRED,
                        PrefillState.WITHDRAWN);
    }

    @Test
    void steps_are_counted_and_another_message_replaces_the_link() {
        var order = prepared();
        var _ = order.perform(PrefillAct.SEND, PrefillRole.SYSTEM, NOW);

        var resent = order.resend(SECOND, NOW);

        assertThat(resent.sequence()).isEqualTo(3);
        assertThat(resent.type()).isEqualTo("filing.prefilled-order.resent");
        assertThat(resent.from()).isEqualTo(resent.to()).isEqualTo(PrefillState.SENT);
        assertThat(resent.messages()).isEqualTo(2);
        assertThat(order.digest()).isEqualTo(SECOND);
        assertThat(order.encryptedContent()).isPresent();
    }

    @Test
    void no_message_follows_one_that_is_not_sent_yet() {
        var order = prepared();

        assertThatThrownBy(() -> order.resend(SECOND, NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED));

        assertThat(order.messages()).isEqualTo(1);
        assertThat(order.digest()).isEqualTo(FIRST);
    }

    @Test
    void each_end_of_the_offer_forgets_phone_and_content() {
        for (var act : Set.of(PrefillAct.DECLINE, PrefillAct.WITHDRAW, PrefillAct.EXPIRE)) {
            var order = sent();
            var who = act == PrefillAct.DECLINE
                    ? PrefillRole.HOLDER
                    : act == PrefillAct.WITHDRAW ? PrefillRole.PARTNER : PrefillRole.SYSTEM;

            var _ = order.perform(act, who, NOW);

            assertThat(order.phoneHash()).as(act.name()).isNull();
            assertThat(order.encryptedContent()).as(act.name()).isEmpty();
            assertThat(order.allowedActs()).isEmpty();
        }
        var accepted = sent();
        var _ = accepted.accept(UUID.randomUUID(), UUID.randomUUID(), NOW);
        assertThat(accepted.phoneHash()).isNull();
        assertThat(accepted.encryptedContent()).isEmpty();
        assertThat(accepted.digest()).isNull();
    }

    @Test
    void a_link_leads_somewhere_from_the_message_on_until_the_answer_or_the_end() {
        assertThat(prepared().leads(NOW)).isFalse();
        assertThat(sent().leads(NOW)).isTrue();
        assertThat(sent().leads(END)).isFalse();
        var declined = sent();
        var _ = declined.perform(PrefillAct.DECLINE, PrefillRole.HOLDER, NOW);
        assertThat(declined.leads(NOW)).isTrue();
        assertThat(declined.digest()).isEqualTo(FIRST);
        var withdrawn = sent();
        var _ = withdrawn.perform(PrefillAct.WITHDRAW, PrefillRole.PARTNER, NOW);
        assertThat(withdrawn.leads(NOW)).isFalse();
        assertThat(withdrawn.digest()).isNull();
    }

    @Test
    void an_offer_is_due_at_its_end_and_not_before_or_after_an_answer() {
        var order = sent();

        assertThat(order.isDue(END.minusNanos(1))).isFalse();
        assertThat(order.isOpen(END.minusNanos(1))).isTrue();
        assertThat(order.isDue(END)).isTrue();
        assertThat(order.isOpen(END)).isFalse();
        var _ = order.perform(PrefillAct.EXPIRE, PrefillRole.SYSTEM, END);
        assertThat(order.isDue(END)).isFalse();
    }

    @Test
    void nothing_is_prepared_twice() {
        var order = prepared();

        assertThatThrownBy(() -> order.prepare(SECOND, END, NOW)).isInstanceOf(IllegalStateException.class);
    }

    private static PrefilledOrder sent() {
        var order = prepared();
        var _ = order.perform(PrefillAct.SEND, PrefillRole.SYSTEM, NOW);
        return order;
    }

    private static PrefilledOrder prepared() {
        var outline = new PrefilledOrder.Outline(new Region("11", "110100", "110105"), 4, 1, "ok-shop.com");
        var order = PrefilledOrder.of(
                UUID.randomUUID(), UUID.randomUUID(), "云上主机有限公司", outline, new byte[] {7}, new byte[] {8});
        var event = order.prepare(FIRST, END, NOW);
        assertThat(event.type()).isEqualTo("filing.prefilled-order.prepared");
        assertThat(event.from()).isNull();
        return order;
    }
}

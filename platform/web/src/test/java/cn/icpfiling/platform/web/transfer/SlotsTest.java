package cn.icpfiling.platform.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final int KIB = 1 << 10;

    private final HeapBudget heap = new HeapBudget(10L * KIB);
    private final Slots slots = new Slots(3, 2);

    @Test
    void a_caller_has_its_share_and_the_process_its_bound() {
        slots.take("one", heap, KIB);
        slots.take("one", heap, KIB);
        refused(() -> slots.take("one", heap, KIB), CommonProblem.TOO_MANY_TRANSFERS);

        slots.take("two", heap, KIB);
        refused(() -> slots.take("two", heap, KIB), CommonProblem.SERVICE_BUSY);
    }

    @Test
    void a_member_has_half_of_the_places_of_an_account_and_all_members_together_no_more_than_the_account() {
        var many = new Slots(20, 4);
        var first = many.take("first", "account", heap, 1);
        many.take("first", "account", heap, 1);
        refused(() -> many.take("first", "account", heap, 1), CommonProblem.TOO_MANY_TRANSFERS);

        many.take("second", "account", heap, 1);
        many.take("account", heap, 1);
        refused(() -> many.take("second", "account", heap, 1), CommonProblem.TOO_MANY_TRANSFERS);
        refused(() -> many.take("account", heap, 1), CommonProblem.TOO_MANY_TRANSFERS);
        many.take("second", "another account", heap, 1);

        first.giveBack();
        many.take("third", "account", heap, 1);
        assertThat(many.taken()).isEqualTo(5);
    }

    @Test
    void the_heap_of_all_is_a_bound_too() {
        slots.take("one", heap, 6 * KIB);

        refused(() -> slots.take("two", heap, 5 * KIB), CommonProblem.SERVICE_BUSY);
        slots.take("two", heap, 4 * KIB);
        assertThat(heap.free()).isZero();
    }

    @Test
    void a_place_comes_back_once_however_often_it_is_given_back() {
        var slot = slots.take("one", heap, 10 * KIB);

        slot.giveBack();
        slot.giveBack();

        assertThat(slots.taken()).isZero();
        assertThat(heap.free()).isEqualTo(10L * KIB);
        slots.take("one", heap, KIB);
        slots.take("one", heap, KIB);
        refused(() -> slots.take("one", heap, KIB), CommonProblem.TOO_MANY_TRANSFERS);
    }

    @Test
    void a_refusal_takes_nothing() {
        slots.take("one", heap, 10 * KIB);

        refused(() -> slots.take("two", heap, KIB), CommonProblem.SERVICE_BUSY);

        assertThat(slots.taken()).isEqualTo(1);
    }

    private static void refused(ThrowingCallable call, CommonProblem problem) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(problem);
            assertThat(refusal.retryAfter()).isPresent();
        });
    }
}

package cn.icpfiling.filing.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServiceNumberTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final UUID ID = UUID.fromString("0195d3a0-0000-7000-8abc-0123456789ab");
    private static final UUID HOLDER = Ids.next();
    private static final UUID ORDER = Ids.next();

    @Test
    void a_number_is_issued_free_for_one_instance_and_written_without_its_time() {
        var number = issued();

        assertThat(number.id()).isEqualTo(ID);
        assertThat(number.number()).isEqualTo("BSN-8ABC0123456789AB");
        assertThat(number.holder()).isEqualTo(HOLDER);
        assertThat(number.product()).isEqualTo(InstanceProduct.ENS);
        assertThat(number.product().code()).isEqualTo(8);
        assertThat(number.instanceId()).isEqualTo("i-1");
        assertThat(number.slot()).isEqualTo(3);
        assertThat(number.ipAddresses()).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(number.termEnds()).isEqualTo("2027-03-02");
        assertThat(number.createdAt()).isEqualTo(NOW);
        assertThat(number.state()).isEqualTo(ServiceNumberState.FREE);
        assertThat(number.orderId()).isNull();
    }

    @Test
    void an_order_may_bind_its_number_again_and_no_other_order_may() {
        var number = issued();

        number.bind(ORDER);
        number.bind(ORDER);

        assertThat(number.state()).isEqualTo(ServiceNumberState.BOUND);
        assertThat(number.orderId()).isEqualTo(ORDER);
        assertTaken(number, Ids.next());
        assertThat(number.orderId()).isEqualTo(ORDER);
    }

    @Test
    void a_number_given_back_is_free_for_another_order() {
        var number = issued();
        number.bind(ORDER);

        number.release();

        assertThat(number.state()).isEqualTo(ServiceNumberState.FREE);
        assertThat(number.orderId()).isNull();
        var other = Ids.next();
        number.bind(other);
        assertThat(number.orderId()).isEqualTo(other);
    }

    @Test
    void a_spent_number_is_spent_for_ever_even_for_its_own_order() {
        var number = issued();
        number.bind(ORDER);

        number.spend();
        number.release();

        assertThat(number.state()).isEqualTo(ServiceNumberState.USED);
        assertThat(number.orderId()).isEqualTo(ORDER);
        assertTaken(number, ORDER);
    }

    @Test
    void only_a_bound_number_is_spent() {
        assertThatThrownBy(() -> issued().spend()).isInstanceOf(IllegalStateException.class);
    }

    private static void assertTaken(ServiceNumber number, UUID order) {
        assertThatThrownBy(() -> number.bind(order))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(FilingProblem.SERVICE_NUMBER_TAKEN));
    }

    private static ServiceNumber issued() {
        return ServiceNumber.issued(
                ID,
                Holder.own(HOLDER),
                InstanceProduct.ENS,
                "i-1",
                3,
                List.of("192.0.2.1", "192.0.2.2"),
                LocalDate.of(2027, 3, 2),
                NOW);
    }
}

package cn.icpfiling.filing.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServiceNumberPolicyTest {

    @Test
    void an_instance_may_have_one_number_until_its_last_day() {
        assertThat(new ServiceNumberPolicy(1, 0).slots()).containsExactly(1);
    }

    @Test
    void the_service_does_not_start_if_no_instance_could_have_a_number() {
        assertThatThrownBy(() -> new ServiceNumberPolicy(0, 90))
                .hasMessage("icp.service-numbers.per-instance must be at least 1, not 0");
    }

    @Test
    void the_service_does_not_start_with_a_term_before_today() {
        assertThatThrownBy(() -> new ServiceNumberPolicy(5, -1))
                .hasMessage("icp.service-numbers.days-left must be at least 0, not -1");
    }

    @Test
    void the_service_does_not_start_with_a_term_that_no_instance_has() {
        assertThat(new ServiceNumberPolicy(5, 3_650).daysLeft()).isEqualTo(3_650);
        assertThatThrownBy(() -> new ServiceNumberPolicy(5, 3_651))
                .hasMessage("icp.service-numbers.days-left must be at most 3650, not 3651");
    }
}

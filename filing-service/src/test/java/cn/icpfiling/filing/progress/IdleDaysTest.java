package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdleDaysTest {

    @Test
    void an_order_may_live_for_a_day() {
        assertThat(new IdleDays(1).days()).isEqualTo(1);
        assertThat(new IdleDays(3_650).days()).isEqualTo(3_650);
    }

    @Test
    void the_service_does_not_start_if_an_order_would_wait_for_longer_than_ten_years() {
        assertThatThrownBy(() -> new IdleDays(3_651)).hasMessage("icp.filing.idle-days must be at most 3650, not 3651");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void the_service_does_not_start_if_an_order_would_end_on_its_first_day(int days) {
        assertThatThrownBy(() -> new IdleDays(days))
                .hasMessageContaining("icp.filing.idle-days must be at least 1, not " + days);
    }
}

package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackstageTest {

    @Test
    void a_gauge_that_sees_nothing_is_not_taken_for_an_empty_queue() {
        assertThat(Backstage.count("NaN")).isEqualTo(1);
        assertThat(Backstage.count("0.0")).isZero();
        assertThat(Backstage.count("3.0")).isEqualTo(3);
    }
}

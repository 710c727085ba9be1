package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterReferenceTest {

    private static final String NUMBER = "京ICP备2026000001号";

    /** Orders that were opened with the authority's own spelling are still open. */
    @Test
    void a_grant_fits_the_existing_numbers_however_they_are_written() {
        var access = new RegisterReference(
                OrderType.ACCESS_FILING, null, new FiledNumbers("京ICP备 2026000001", "京ICP备2026000001－1"));

        assertThat(access.fits(NUMBER, List.of(NUMBER + "-1"))).isTrue();
        assertThat(access.fits(NUMBER, List.of(NUMBER + "-2"))).isFalse();
        assertThat(access.fits("京ICP备2026000002号", List.of(NUMBER + "-1"))).isFalse();
    }
}

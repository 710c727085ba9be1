package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerificationScopeTest {

    @Test
    void a_site_filed_in_the_first_instant_of_2018_in_china_is_verified_whole_and_one_filed_before_is_not() {
        var cutover = Instant.parse("2017-12-31T16:00:00Z");

        assertThat(VerificationScope.ofChange(cutover)).isEqualTo(VerificationScope.CHANGE_SERVICE);
        assertThat(VerificationScope.ofChange(cutover.minusNanos(1_000)))
                .isEqualTo(VerificationScope.CHANGE_OLD_SERVICE);
    }
}

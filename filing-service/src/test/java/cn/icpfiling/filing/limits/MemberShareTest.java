package cn.icpfiling.filing.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberShareTest {

    @Test
    void a_member_has_half_of_the_account_and_at_least_one() {
        assertThat(MemberShare.of(60)).isEqualTo(30);
        assertThat(MemberShare.of(5)).isEqualTo(2);
        assertThat(MemberShare.of(1)).isOne();
    }
}

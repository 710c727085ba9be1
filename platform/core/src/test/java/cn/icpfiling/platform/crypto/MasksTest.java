package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksTest {

    @Test
    void one_recognises_ones_own_and_learns_nobody_elses() {
        assertThat(Masks.idNumber("11010519491231002X")).isEqualTo("110105********002X");
        assertThat(Masks.idNumber("E1234567")).isEqualTo("******67");
        assertThat(Masks.phone("13812345678")).isEqualTo("138****5678");
        assertThat(Masks.phone("+8613812345678")).isEqualTo("+86138****5678");
        assertThat(Masks.phone("12345")).isEqualTo("***45");
        assertThat(Masks.name("张三")).isEqualTo("张*");
        assertThat(Masks.name("𠮷野家")).isEqualTo("𠮷**");
        assertThat(Masks.mail("zhang@example.com")).isEqualTo("z***@example.com");
        assertThat(Masks.mail("no-address")).isEqualTo("**********");
    }

    @Test
    void the_shortest_of_each_kind_is_still_recognised() {
        assertThat(Masks.idNumber("110105491231002")).isEqualTo("110105*****1002");
        assertThat(Masks.phone("87654321")).isEqualTo("****4321");
        assertThat(Masks.mail("z@example.com")).isEqualTo("z***@example.com");
        assertThat(Masks.mail("@a.cn")).isEqualTo("*****");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(Masks.idNumber(null)).isNull();
        assertThat(Masks.phone(null)).isNull();
        assertThat(Masks.name(null)).isNull();
        assertThat(Masks.mail(null)).isNull();
        assertThat(Masks.name("")).isEmpty();
    }
}

package cn.icpfiling.platform.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void every_mask_of_ours_is_known_for_one() {
        assertThat(List.of(
                        Masks.idNumber("11010519491231002X"),
                        Masks.idNumber("E1234567"),
                        Masks.phone("13812345678"),
                        Masks.phone("+8613812345678"),
                        Masks.name("张三"),
                        Masks.mail("l@example.com"),
                        "李＊",
                        "王●●",
                        "138××××5678",
                        "王﹡",
                        "∗三",
                        "l⁎i",
                        "✱",
                        "王✕•"))
                .allMatch(Masks::isMasked);
        assertThat(Stream.of(
                        "张三", "阿卜杜拉·买买提", "买买提•阿", "2×2", "Li Lei", "l.lei+icp@example.com", "010-82998299", "", null))
                .noneMatch(Masks::isMasked);
    }

    @Test
    void a_write_names_each_masked_field() {
        var masked = new MaskedValues("F-018")
                .at("/name", "李*")
                .at("/mail", "l@example.com")
                .at("/mobile", "138****5678");
        assertThatThrownBy(masked::refuse).hasMessage("RULES_BROKEN: /name MASKED_VALUE, /mobile MASKED_VALUE");
        assertThat(masked.found()).extracting(Violation::rule).containsOnly("F-018");

        new MaskedValues().at("/name", "李四").at("/mail", null).refuse();
    }
}

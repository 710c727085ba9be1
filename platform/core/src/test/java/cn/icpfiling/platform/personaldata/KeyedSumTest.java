package cn.icpfiling.platform.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedSumTest {

    private static final String KEY = "00".repeat(32);

    @Test
    void equal_values_under_one_key_have_one_sum() {
        assertThat(of(KEY, "name", "张三")).isEqualTo(of(KEY, "name", "张三")).matches("[0-9a-f]{16}");
    }

    @Test
    void another_value_another_name_another_order_and_another_key_have_another_sum() {
        assertThat(List.of(
                        of(KEY, "name", "张三"),
                        of(KEY, "name", "张四"),
                        of(KEY, "remark", "张三"),
                        of(KEY, "a", "1", "b", "2"),
                        of(KEY, "b", "2", "a", "1"),
                        of(KeyedSum.newKey(), "name", "张三"),
                        of(KeyedSum.newKey(), "name", "张三")))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_line_feed_in_a_value_makes_no_second_line() {
        assertThat(of(KEY, "a", "1\nb=2")).isNotEqualTo(of(KEY, "a", "1", "b", "2"));
        assertThat(of(KEY, "a", "1\\nb=2")).isNotEqualTo(of(KEY, "a", "1\nb=2"));
    }

    @Test
    void what_is_absent_and_what_is_empty_are_the_same() {
        assertThat(of(KEY, "a", null, "b", "2"))
                .isEqualTo(of(KEY, "a", "", "b", "2"))
                .isEqualTo(of(KEY, "b", "2"));
    }

    @Test
    void a_key_has_one_name_that_no_other_key_has_and_that_does_not_tell_it() {
        var key = KeyedSum.newKey();

        assertThat(KeyedSum.nameOf(key)).isEqualTo(KeyedSum.nameOf(key)).matches("[0-9a-f]{16}");
        assertThat(key).doesNotContain(KeyedSum.nameOf(key));
        assertThat(KeyedSum.nameOf(KeyedSum.newKey())).isNotEqualTo(KeyedSum.nameOf(key));
    }

    private static String of(String key, String... namesAndValues) {
        var sum = new KeyedSum(key);
        for (var at = 0; at < namesAndValues.length; at += 2) {
            sum.add(namesAndValues[at], namesAndValues[at + 1]);
        }
        return sum.hex();
    }
}

package cn.icpfiling.inspection.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    @Test
    void letter_case_and_the_final_dot_make_no_difference() {
        assertThat(name("WWW.Example.CN.")).isEqualTo(name("www.example.cn"));
        assertThat(name("www.example.cn")).hasToString("www.example.cn.");
        assertThat(name(".")).isEqualTo(Name.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".cn", "a..cn", "中国.cn", "a b.cn", "a/b.cn", "*.cn"})
    void a_name_that_cannot_be_asked_is_refused(String text) {
        assertThat(Name.parse(text)).isEmpty();
    }

    @Test
    void the_longest_label_and_the_longest_name_are_accepted_and_no_longer_ones() {
        var label = "a".repeat(63);
        assertThat(Name.parse(label + ".cn")).isPresent();
        assertThat(Name.parse(label + "a.cn")).isEmpty();
        var longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(Name.parse(longest))
                .hasValueSatisfying(name -> assertThat(name.length()).isEqualTo(255));
        assertThat(Name.parse(longest + "a")).isEmpty();
    }

    @Test
    void a_parent_equals_the_same_name_parsed() {
        var parent = name("www.example.cn").parent();
        assertThat(parent).isEqualTo(name("example.cn")).hasSameHashCodeAs(name("example.cn"));
        assertThat(parent.stableHash()).isEqualTo(name("example.cn").stableHash());
        assertThat(name("cn").parent().isRoot()).isTrue();
    }

    @Test
    void a_name_lies_within_its_ancestors_by_whole_labels() {
        assertThat(name("www.example.cn").isWithin(name("example.cn"))).isTrue();
        assertThat(name("example.cn").isWithin(name("example.cn"))).isTrue();
        assertThat(name("badexample.cn").isWithin(name("example.cn"))).isFalse();
        assertThat(name("cn").isWithin(name("example.cn"))).isFalse();
        assertThat(name("cn").isWithin(Name.ROOT)).isTrue();
    }

    @Test
    void the_first_name_below_a_zone_is_found() {
        assertThat(name("a.b.example.cn").firstBelow(name("cn"))).isEqualTo(name("example.cn"));
        assertThat(name("cn").firstBelow(name("cn"))).isEqualTo(name("cn"));
    }

    private static Name name(String text) {
        return Name.parse(text).orElseThrow();
    }
}

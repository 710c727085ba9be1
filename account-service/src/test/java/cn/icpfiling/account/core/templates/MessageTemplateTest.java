package cn.icpfiling.account.core.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.icpfiling.account.core.templates.TemplateFault.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

    @Test
    void values_conditions_and_lists_are_written() {
        var text =
                "{#if a}A {a}{#else if b == 'X'}X{#else}none{/if}: {#for n in list}{#if n_count == 1}{n}{#else}, {n}{/if}"
                        + "{#if n_hasNext};{/if}{/for}";

        assertThat(written(text, Map.of("a", "1", "list", List.of("p", "q")))).isEqualTo("A 1: p;, q");
        assertThat(written(text, Map.of("b", "X", "list", List.of()))).isEqualTo("X: ");
        assertThat(written(text, Map.of("b", "Y", "list", List.of("p")))).isEqualTo("none: p");
    }

    @Test
    void a_condition_does_not_hold_for_what_is_empty() {
        var data = new HashMap<String, Object>();
        data.put("null", null);
        for (var value : List.of(false, 0, "", List.of())) {
            data.put("value", value);
            assertThat(written("{#if value}yes{#else}no{/if}", data)).isEqualTo("no");
        }
        assertThat(written("{#if missing}yes{#else}no{/if}", data)).isEqualTo("no");
        data.put("value", 15);
        assertThat(written("{#if value}yes{/if}", data)).isEqualTo("yes");
    }

    @Test
    void a_missing_value_writes_nothing_at_all() {
        assertThatExceptionOfType(MissingValue.class)
                .isThrownBy(() -> written("until {dueOn}", Map.of()))
                .satisfies(missing -> assertThat(missing.variable()).isEqualTo("dueOn"));
        assertThatExceptionOfType(MissingValue.class).isThrownBy(() -> written("{#for n in list}{n}{/for}", Map.of()));
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        assertThat(written("{a}", Map.of("a", "{b} {#if b}"))).isEqualTo("{b} {#if b}");
    }

    @Test
    void what_has_no_end_is_refused_by_its_tag() {
        assertFault("{#if a}x", Kind.UNCLOSED, "{#if a}");
        assertFault("{#for n in list}{n}", Kind.UNCLOSED, "{#for n in list}");
        assertFault("x {a", Kind.UNCLOSED, "{a");
        assertFault("{#if a}x{#else}y", Kind.UNCLOSED, "{#if a}");
    }

    @Test
    void calls_includes_and_strange_ends_are_refused() {
        for (var tag : List.of(
                "{a.b}",
                "{a.toString()}",
                "{inject:bean.call}",
                "{#include notices/zh/order.sms}",
                "{#let x=1}",
                "{#eval a}",
                "{a ?: b}",
                "{a | raw}",
                "{! no comment !}",
                "{ a }",
                "{#if a && b}",
                "{/if}",
                "{#else}",
                "}")) {
            assertThatExceptionOfType(TemplateFault.class)
                    .as(tag)
                    .isThrownBy(() -> MessageTemplate.parse("x" + tag + "x"))
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_TAG));
        }
        assertFault("{#if a}x{/for}", Kind.UNKNOWN_TAG, "{/for}");
        assertFault("{#if a}x{#else}y{#else}z{/if}", Kind.UNKNOWN_TAG, "{#else}");
    }

    @Test
    void a_list_in_a_list_and_a_tower_of_conditions_are_refused() {
        assertFault("{#for a in list}{#for b in list}{b}{/for}{/for}", Kind.TOO_DEEP, "{#for b in list}");
        assertThatExceptionOfType(TemplateFault.class)
                .isThrownBy(() -> MessageTemplate.parse("{#if a}".repeat(5000) + "x" + "{/if}".repeat(5000)))
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.TOO_DEEP));
    }

    @Test
    void the_names_are_those_of_the_data_and_not_of_the_items() {
        var parsed =
                MessageTemplate.parse("{a}{#if b == 'X'}{#for n in c}{n}{n_count}{#if n_hasNext},{/if}{/for}{/if}");

        assertThat(parsed.names()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(parsed.values()).containsExactly("a");
        assertThat(parsed.lists()).containsExactly("c");
    }

    private static String written(String source, Map<String, ?> data) {
        return MessageTemplate.parse(source).render(data);
    }

    private static void assertFault(String source, Kind kind, String excerpt) {
        assertThatExceptionOfType(TemplateFault.class)
                .as(source)
                .isThrownBy(() -> MessageTemplate.parse(source))
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(kind);
                    assertThat(fault.excerpt()).isEqualTo(excerpt);
                });
    }
}

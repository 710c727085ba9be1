package cn.icpfiling.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    record Step(String act, Instant at) {}

    record Steps(List<Step> items) {}

    private static final class StepsConverter extends JsonListConverter<Steps, Step> {
        StepsConverter() {
            super(STEPS, Steps::items, Steps::new);
        }
    }

    private final StepsConverter converter = new StepsConverter();

    @Test
    void a_list_comes_back_as_it_was_written() {
        var steps = new Steps(
                List.of(new Step("CLAIM", Instant.parse("2026-03-02T01:00:00.123456Z")), new Step("a,b;\"c\"", null)));

        var column = converter.convertToDatabaseColumn(steps);

        assertThat(column).startsWith("[{\"act\":\"CLAIM\",\"at\":\"2026-03-02T01:00:00.123456Z\"}");
        assertThat(converter.convertToEntityAttribute(column)).isEqualTo(steps);
    }

    @Test
    void an_empty_list_is_an_empty_array_and_null_is_null() {
        assertThat(converter.convertToDatabaseColumn(new Steps(List.of()))).isEqualTo("[]");
        assertThat(converter.convertToEntityAttribute("[]")).isEqualTo(new Steps(List.of()));
        assertThat(converter.convertToEntityAttribute(null)).isNull();
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
    }

    @Test
    void members_that_a_later_release_wrote_are_ignored_at_every_depth() {
        var later = "[{\"act\": \"CLAIM\", \"at\": null, \"by\": {\"role\": \"X\"}}]";

        assertThat(converter.convertToEntityAttribute(later)).isEqualTo(new Steps(List.of(new Step("CLAIM", null))));
        assertThat(JsonText.read("{\"steps\": " + later + ", \"more\": []}", Plan.class)
                        .steps())
                .hasSize(1);
    }

    enum Colour {
        RED,
        GREEN
    }

    record Plan(List<Step> steps) {}

    record Wall(Colour colour, Map<Colour, String> others) {}

    @Test
    void a_list_of_what_may_be_left_out_is_read_without_elements_of_a_later_release() {
        var walls =
                "[{\"colour\": \"RED\"}, {\"colour\": \"BLUE\"}, {\"colour\": \"GREEN\", \"others\": {\"BLUE\": \"\"}}]";

        assertThat(JsonText.readKnown("[\"RED\", \"BLUE\"]", new TypeReference<List<Colour>>() {}))
                .containsExactly(Colour.RED);
        assertThat(JsonText.readKnown(walls, new TypeReference<List<Wall>>() {}))
                .containsExactly(new Wall(Colour.RED, null));
    }

    @Test
    void other_lists_and_other_faults_are_refused() {
        assertThatThrownBy(() -> JsonText.readList("[\"RED\", \"BLUE\"]", new TypeReference<List<Colour>>() {}))
                .hasNoCause()
                .hasMessageNotContaining("BLUE");
        assertThatThrownBy(() -> JsonText.readKnown("[{\"act\": [7]}]", STEPS))
                .hasNoCause()
                .hasMessageNotContaining("7");
        assertThatThrownBy(() -> JsonText.readKnown("{\"steps\": \"王小明\"}", Plan.class))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("王小明");
    }

    @Test
    void the_refusal_of_a_broken_column_does_not_repeat_it() {
        assertThatThrownBy(() -> JsonText.read("{\"act\":\"王小明", Step.class))
                .hasMessageContaining("Step")
                .hasMessageNotContaining("王小明")
                .hasNoCause();
    }
}

package cn.icpfiling.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
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
    void the_refusal_of_a_broken_column_does_not_repeat_it() {
        assertThatThrownBy(() -> JsonText.read("{\"act\":\"王小明", Step.class))
                .hasMessageContaining("Step")
                .hasMessageNotContaining("王小明")
                .hasNoCause();
    }
}

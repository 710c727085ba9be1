package cn.icpfiling.platform.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundedListsTest {

    record Names(@Size(min = 1, max = 3) List<String> names, List<String> others) {}

    record Part(String name, @Size(max = 2) List<Integer> numbers) {}

    record Parts(
            @Size(max = 2) List<Part> parts, @Size(max = 2) Set<String> words) {}

    private final ObjectMapper mapper = new StrictRequests(new ObjectMapper()).getContext(Object.class);

    @Test
    void a_list_is_read_up_to_one_element_beyond_its_bound() throws JsonProcessingException {
        var many = String.join(",", Collections.nCopies(300_000, "\"\""));

        assertThat(names("{\"names\":[" + many + "],\"others\":[\"a\"]}").names())
                .hasSize(4);
        assertThat(names("{\"others\":[\"a\"],\"names\":[\"a\",\"b\",\"c\"]}").names())
                .containsExactly("a", "b", "c");
    }

    @Test
    void what_stands_behind_the_list_is_read_as_ever() throws JsonProcessingException {
        var read = names("{\"names\":[\"a\",\"b\",\"c\",\"d\",{\"e\":[1,[2]]},[[]],7],\"others\":[\"f\",\"g\"]}");

        assertThat(read.names()).containsExactly("a", "b", "c", "d");
        assertThat(read.others()).containsExactly("f", "g");
    }

    @Test
    void lists_within_lists_have_bounds_of_their_own() throws JsonProcessingException {
        var part = "{\"numbers\":[1,2,3,4,5],\"name\":\"n\"}";
        var read = mapper.readValue(
                "{\"parts\":[" + String.join(",", Collections.nCopies(9, part))
                        + "],\"words\":[\"a\",\"b\",\"c\",\"d\"]}",
                Parts.class);

        assertThat(read.parts()).hasSize(3).allSatisfy(one -> {
            assertThat(one.numbers()).containsExactly(1, 2, 3);
            assertThat(one.name()).isEqualTo("n");
        });
        assertThat(read.words()).hasSize(3);
    }

    @Test
    void nothing_and_what_is_no_list_are_read_as_ever() throws JsonProcessingException {
        assertThat(names("{\"names\":null}").names()).isNull();
        assertThat(names("{}").names()).isNull();
        assertThat(names("{\"names\":[]}").names()).isEmpty();
        assertThatThrownBy(() -> names("{\"names\":\"a\"}")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> names("{\"names\":[\"a\",\"b\",\"c\",\"d\",\"e\""))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> names("{\"names\":[\"a\",\"b\",\"c\",\"d\",{\"x\":1,\"x\":2}]}"))
                .as("a doubled member of what is skipped")
                .isInstanceOf(JsonProcessingException.class);
    }

    private Names names(String body) throws JsonProcessingException {
        return mapper.readValue(body, Names.class);
    }
}

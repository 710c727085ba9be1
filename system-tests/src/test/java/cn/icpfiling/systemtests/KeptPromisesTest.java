package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptPromisesTest {

    private final KeptPromises.Published published = KeptPromises.Published.of(read("""
            paths:
              /api/v1/things/{id}:
                get: { responses: { '200': { content: { application/json: { schema: { required: [kind] } } } } } }
              /api/v1/things/own: { get: { responses: { '200': { content: { text/plain: { schema: { type: string } } } } } } }
            """));

    @Test
    void an_answer_is_judged_by_the_published_path_of_its_request() {
        assertThat(faults("GET /api/v1/things/1?on=2026-03-02", "{\"kind\":\"FLAT\"}"))
                .isEmpty();
        assertThat(faults("GET /api/v1/things/1?on=2026-03-02", "{}"))
                .containsExactly("body: required property 'kind' not found");
        assertThat(faults("GET /api/v1/things/own", "{\"kind\":\"FLAT\"}"))
                .containsExactly("the contract has no body of \"application/json\" for it, but of [text/plain]");
    }

    @Test
    void an_answer_at_a_path_that_is_not_published_is_not_judged() {
        assertThat(faults("GET /api/v1/others", "{}")).isEmpty();
    }

    private List<String> faults(String request, String body) {
        var headers = HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
        return published.faults(new Answer(request, 200, headers, body.getBytes(StandardCharsets.UTF_8), read(body)));
    }

    private static JsonNode read(String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

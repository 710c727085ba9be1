package cn.icpfiling.systemtests.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The canary of the judge: what the published contract promises passes, and each promise that is broken is told. */
class PromisesTest {

    private static final String PUBLISHED = """
            paths:
              /api/v1/things/{id}:
                get:
                  responses:
                    '200':
                      headers: { ETag: { required: true, schema: { type: string, maxLength: 20 } } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
                    '204': { description: Nothing }
                    '503': { $ref: '#/components/responses/Unavailable' }
              /api/v1/things/own: { get: { responses: { '200': { content: { text/plain: { schema: { type: string } } } } } } }
            components:
              responses:
                Unavailable: { headers: { Retry-After: { schema: { type: integer, maximum: 60 } } } }
              schemas:
                Thing:
                  type: object
                  required: [kind]
                  properties: { kind: { type: string, enum: [ROUND, FLAT] }, on: { type: string, format: date } }
            """;

    private static final Map<String, String> SOUND = Map.of("Content-Type", "application/json", "ETag", "\"1\"");

    private final Promises promises = new Promises(read(PUBLISHED));

    @Test
    void what_the_published_contract_promises_passes() {
        assertThat(faults("/api/v1/things/1?on=2026-03-02", 200, SOUND, "{\"kind\":\"FLAT\",\"more\":1}"))
                .isEmpty();
        assertThat(faults("/api/v1/things/1", 204, Map.of(), "")).isEmpty();
        assertThat(faults("/api/v1/things/1", 418, SOUND, "[]")).isEmpty();
        assertThat(faults("/api/v1/others", 200, SOUND, "[]")).isEmpty();
        assertThat(faults("/api/v1/things/1", 503, Map.of("Retry-After", "60"), ""))
                .isEmpty();
    }

    @Test
    void each_promise_that_is_broken_is_told() {
        assertThat(faults("/api/v1/things/1", 200, SOUND, "{}"))
                .containsExactly("body: required property 'kind' not found");
        assertThat(faults("/api/v1/things/1", 200, SOUND, "{\"kind\":\"LONG\"}"))
                .singleElement()
                .asString()
                .startsWith("body/kind: does not have a value in the enumeration");
        assertThat(faults("/api/v1/things/1", 200, SOUND, "{\"kind\":7}")).isNotEmpty();
        assertThat(faults("/api/v1/things/1", 200, SOUND, "{\"kind\":\"FLAT\",\"on\":\"2026-02-30\"}"))
                .hasSize(1);
        assertThat(faults("/api/v1/things/1", 200, Map.of("Content-Type", "application/json"), "{\"kind\":\"FLAT\"}"))
                .containsExactly("the header ETag is missing, which the contract promises");
        assertThat(faults("/api/v1/things/1", 503, Map.of("Retry-After", "61"), ""))
                .singleElement()
                .asString()
                .startsWith("header Retry-After: must have a maximum value of 60");
        assertThat(faults("/api/v1/things/1", 200, SOUND, ""))
                .containsExactly("it has no body, and the contract promises one");
        assertThat(faults("/api/v1/things/own", 200, SOUND, "{}"))
                .containsExactly("the contract has no body of \"application/json\" for it");
    }

    private List<String> faults(String path, int status, Map<String, String> headers, String body) {
        return promises.faults(new Promises.Given(
                "GET",
                path,
                status,
                name -> Optional.ofNullable(headers.get(name)),
                body.isEmpty(),
                body.isEmpty() ? MissingNode.getInstance() : read(body)));
    }

    private static JsonNode read(String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the gateway answers by itself, in the merged contract. */
class GatewayAnswersTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String COMMON = """
            components:
              headers:
                RateLimit: { description: What is left, schema: { type: string } }
                RateLimitPolicy: { description: The limit, schema: { type: string } }
              responses:
                UnreadableAtGateway: { description: 400 }
                TooManyAtGateway: { description: 429 }
                Failed: { description: 500 }
            """;

    private final ObjectNode merged = (ObjectNode) read("""
            paths:
              /reds:
                get:
                  responses:
                    '200': { description: Reds, headers: { ETag: { schema: { type: string } } } }
                    '304': { description: Unchanged }
                    '429': { $ref: '#/components/responses/TooManyReds' }
            components:
              responses:
                TooManyReds: { description: Too many }
            """);

    @Test
    void every_operation_can_be_refused_by_the_gateway() {
        GatewayAnswers.addTo(merged, read(COMMON));

        assertThat(response("400").path("$ref").asText()).isEqualTo("#/components/responses/UnreadableAtGateway");
        assertThat(response("500").path("$ref").asText()).isEqualTo("#/components/responses/Failed");
        assertThat(merged.at("/components/responses").fieldNames())
                .toIterable()
                .contains("UnreadableAtGateway", "TooManyAtGateway", "Failed");
    }

    @Test
    void an_operation_keeps_the_refusal_that_it_names_itself() {
        GatewayAnswers.addTo(merged, read(COMMON));

        assertThat(response("429").path("$ref").asText()).isEqualTo("#/components/responses/TooManyReds");
    }

    @Test
    void each_success_and_refusal_tells_the_limit_of_its_caller() {
        GatewayAnswers.addTo(merged, read(COMMON));

        assertThat(response("200").path("headers").fieldNames())
                .toIterable()
                .containsExactly("ETag", "RateLimit", "RateLimit-Policy");
        assertThat(response("304").has("headers")).isFalse();
        assertThat(merged.at("/components/responses/TooManyReds/headers/RateLimit-Policy/$ref")
                        .asText())
                .isEqualTo("#/components/headers/RateLimitPolicy");
        assertThat(merged.at("/components/headers/RateLimitPolicy").isObject()).isTrue();
    }

    @Test
    void a_common_file_without_them_adds_nothing() {
        var before = merged.deepCopy();

        GatewayAnswers.addTo(merged, read("components: {}"));

        assertThat(merged).isEqualTo(before);
    }

    private JsonNode response(String status) {
        return merged.at("/paths/~1reds/get/responses").path(status);
    }

    private static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The canary of the rules: a sound schema is let through, and each bound, description or name that is taken away is missed. */
class SchemaRulesTest {
    private static final String SOUND = """
            openapi: 3.1.0
            paths:
              /api/v1/things:
                get:
                  responses:
                    '200':
                      headers: { ETag: { required: true, description: The version }, Link: { description: The next; absent on the last } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
              /internal/things:
                post:
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Asked' } } } }
            components:
              schemas:
                Asked: { type: object, properties: { parts: { type: array, maxItems: 7, description: d, items: { $ref: '#/components/schemas/Part' } } } }
                Part: { type: object, properties: { next: { $ref: '#/components/schemas/Part' } } }
                Kind: { type: string, enum: [ROUND, FLAT] }
                Thing:
                  type: object
                  properties:
                    type: { type: string, maxLength: 20, description: a property that is called as a keyword is }
                    size: { type: integer, minimum: 0, maximum: 9, description: d }
                    kind: { $ref: '#/components/schemas/Kind' }
                    parts: { type: array, maxItems: 5, description: d, items: { type: string, maxLength: 20 } }
                    counts: { type: object, maxProperties: 9, description: d, additionalProperties: { type: string, maxLength: 1 } }
                  example: { type: string }
            """;

    @Test
    void a_sound_schema_lacks_nothing() {
        assertThat(faults("Thing", "Thing")).isEmpty();
    }

    @Test
    void each_bound_that_is_taken_away_is_missed() {
        var at = "/components/schemas/Thing/properties/";
        assertThat(faults("string, maxLength: 20, d", "string, d")).containsExactly(at + "type: no maxLength");
        assertThat(faults("minimum: 0, ", "")).containsExactly(at + "size: no minimum");
        assertThat(faults("maximum: 9, ", "")).containsExactly(at + "size: no maximum");
        assertThat(faults("maxItems: 5, ", "")).containsExactly(at + "parts: no maxItems");
        assertThat(faults("{ type: string, maxLength: 20 } }", "{ type: string } }"))
                .containsExactly(at + "parts/items: no maxLength");
        assertThat(faults("maxProperties: 9, ", "")).containsExactly(at + "counts: no maxProperties");
        assertThat(faults("maximum: 9, description: d", "maximum: 9")).containsExactly(at + "size: no description");
    }

    @Test
    void a_success_without_a_named_schema_is_found() {
        assertThat(faults("{ $ref: '#/components/schemas/Thing' }", "{ type: object }"))
                .containsExactly("GET /api/v1/things: the schema of its success has no name");
    }

    @Test
    void a_header_that_is_neither_promised_nor_said_to_be_absent_is_found() {
        var unsaid = " is not required, and its description does not say when it is absent";
        assertThat(faults("required: true, description: The version", "description: The version"))
                .containsExactly("GET /api/v1/things: header ETag" + unsaid);
        assertThat(faults("; absent on the last", "")).containsExactly("GET /api/v1/things: header Link" + unsaid);
    }

    @Test
    void a_request_between_services_that_refuses_members_of_a_later_release_is_found() {
        var closed = "POST /internal/things: its request refuses members of a later release";
        assertThat(faults("Asked: { type: object, ", "Asked: { type: object, additionalProperties: false, "))
                .containsExactly(closed);
        assertThat(faults("Part: { type: object, ", "Part: { type: object, additionalProperties: false, "))
                .containsExactly(closed);
        assertThat(faults("/internal/things:", "/api/v1/parts:").stream().filter(closed::equals))
                .isEmpty();
    }

    private static List<String> faults(String from, String to) {
        try {
            return SchemaRules.between(new ContractDocument(new YAMLMapper().readTree(SOUND.replace(from, to))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

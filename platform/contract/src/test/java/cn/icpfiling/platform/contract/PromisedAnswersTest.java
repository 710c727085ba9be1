package cn.icpfiling.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The canary of the judge: what the contract promises is let through, and each promise that is broken is told. */
class PromisedAnswersTest {
    private static final String CONTRACT = """
            openapi: 3.1.0
            paths:
              /things/{id}:
                get:
                  responses:
                    '200':
                      headers:
                        ETag: { $ref: 'common.yaml#/components/headers/ETag' }
                        Retry-After: { schema: { type: integer, minimum: 1, maximum: 60 } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
                    '204': { description: Nothing }
                    '404': { $ref: 'common.yaml#/components/responses/NotFound' }
                head:
                  responses:
                    '200': { headers: { ETag: { $ref: 'common.yaml#/components/headers/ETag' } } }
                    '404': { $ref: 'common.yaml#/components/responses/NotFound' }
              /things/{id}/form: { get: { responses: { '200': { content: { text/csv;charset=GBK: { schema: { type: string } } } } } } }
            components:
              headers:
                ETag: { required: true, schema: { type: string, maxLength: 20 } }
              responses:
                NotFound: { content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
              schemas:
                Thing:
                  type: object
                  required: [id, kind]
                  properties:
                    id: { type: string, format: uuid }
                    kind: { $ref: '#/components/schemas/Kind' }
                    madeAt: { type: string, format: date-time }
                    madeOn: { type: string, format: date }
                    mail: { type: string, format: email }
                    page: { type: string, format: uri-reference }
                    number: { type: string, pattern: '^[0-9]+$', maxLength: 4 }
                    size: { type: integer, minimum: 0, maximum: 9 }
                    end: { type: [string, 'null'], maxLength: 4 }
                    parts: { type: array, maxItems: 1, items: { $ref: '#/components/schemas/Part' } }
                Kind: { type: string, enum: [ROUND, FLAT] }
                Part: { type: object, additionalProperties: false, properties: { name: { type: string } } }
                Problem: { type: object, required: [code], properties: { code: { type: string } } }
            """;

    private static final String SOUND = """
            {"id":"019a0000-0000-7000-8000-000000000001","kind":"FLAT","madeAt":"2026-03-02T01:00:00.000000Z",
             "madeOn":"2026-03-02","mail":"a@example.com","page":"/docs/problems/A","number":"12","size":3,"end":null,
             "parts":[{"name":"a"}],"of":"a later release"}
            """;

    private final PromisedAnswers promised = new PromisedAnswers(document());

    @Test
    void what_the_contract_promises_passes() {
        assertThat(faults(SOUND)).isEmpty();
        assertThat(faults("GET /things/{id}", 204, "", Map.of(), "")).isEmpty();
        assertThat(faults("GET /things/{id}", 404, "application/problem+json", Map.of(), "{\"code\":\"NOT_FOUND\"}"))
                .isEmpty();
        assertThat(faults("GET /others", 200, "application/json", Map.of(), "[]"))
                .isEmpty();
        assertThat(faults("GET /things/{id}", 418, "application/json", Map.of(), "[]"))
                .isEmpty();
        assertThat(faults("GET /things/{id}/form", 200, "text/csv; charset=GBK", Map.of(), "a"))
                .isEmpty();
    }

    @Test
    void each_member_that_differs_from_its_schema_is_told_with_its_place() {
        differs("\"kind\":\"FLAT\",", "", "body: required property 'kind' not found");
        differs("\"FLAT\"", "\"LONG\"", "body/kind: does not have a value in the enumeration");
        differs("\"size\":3", "\"size\":\"3\"", "body/size: string found, integer expected");
        differs("\"size\":3", "\"size\":10", "body/size: must have a maximum value of 9");
        differs("\"size\":3", "\"size\":-1", "body/size: must have a minimum value of 0");
        differs("\"size\":3", "\"size\":null", "body/size: null found, integer expected");
        differs("0001\"", "001\"", "body/id: does not match the uuid pattern");
        differs("01:00:00.000000Z", "01:00", "body/madeAt: does not match the date-time pattern");
        differs("\"2026-03-02\"", "\"2026-02-30\"", "body/madeOn: does not match the date pattern");
        differs("a@example.com", "a", "body/mail: does not match the email pattern");
        differs("/docs/problems/A", "a b", "body/page: does not match the uri-reference pattern");
        differs("\"12\"", "\"1a\"", "body/number: does not match the regex pattern");
        differs("\"12\"", "\"12345\"", "body/number: must be at most 4 characters long");
        differs("[{\"name\":\"a\"}]", "[{},{}]", "body/parts: must have at most 1 items but found 2");
        differs("{\"name\":\"a\"}", "{\"nom\":\"a\"}", "body/parts/0: property 'nom' is not defined");
    }

    @Test
    void a_refusal_is_judged_as_well_also_one_that_no_operation_names() {
        var problem = "application/problem+json";
        assertThat(faults("GET /things/{id}", 404, problem, Map.of(), "{}"))
                .singleElement()
                .asString()
                .contains("required property 'code' not found");
        assertThat(faults("GET (none)", 431, problem, Map.of(), "{}")).hasSize(1);
        assertThat(faults("GET (none)", 431, problem, Map.of(), "{\"code\":\"A\"}"))
                .isEmpty();
    }

    @Test
    void a_promised_header_that_is_missing_and_one_of_another_form_are_told() {
        var json = "application/json";
        assertThat(faults("GET /things/{id}", 200, json, Map.of(), SOUND))
                .containsExactly("the header ETag is missing, which the contract promises");
        assertThat(faults("GET /things/{id}", 200, json, Map.of("ETag", "\"1\"", "Retry-After", "61"), SOUND))
                .singleElement()
                .asString()
                .startsWith("header Retry-After: must have a maximum value of 60");
        assertThat(faults("GET /things/{id}", 200, json, Map.of("ETag", "\"1\"", "Retry-After", "soon"), SOUND))
                .hasSize(1);
        assertThat(faults("GET /things/{id}", 200, json, Map.of("ETag", "\"1\"", "Retry-After", "60"), SOUND))
                .isEmpty();
        assertThat(faults("HEAD /things/{id}", 200, "", Map.of(), "")).hasSize(1);
        assertThat(faults("HEAD /things/{id}", 404, "application/problem+json", Map.of(), ""))
                .as("the refusal of a HEAD has no body")
                .isEmpty();
    }

    @Test
    void a_body_of_another_media_type_one_too_many_and_none_are_told() {
        var version = Map.of("ETag", "\"1\"");
        assertThat(faults("GET /things/{id}", 200, "text/plain", version, SOUND))
                .containsExactly("the contract has no body of \"text/plain\" for it, but of [application/json]");
        assertThat(faults("GET /things/{id}", 200, "application/json", version, "{"))
                .containsExactly("it is no JSON");
        assertThat(faults("GET /things/{id}", 200, "", version, ""))
                .containsExactly("it has no body, and the contract promises one");
        assertThat(faults("GET /things/{id}", 204, "text/plain", Map.of(), "a")).hasSize(1);
    }

    private void differs(String right, String wrong, String told) {
        assertThat(SOUND).contains(right);
        assertThat(faults(SOUND.replace(right, wrong)))
                .as(wrong)
                .singleElement()
                .asString()
                .startsWith(told);
    }

    private List<String> faults(String body) {
        return faults("GET /things/{id}", 200, "application/json;charset=UTF-8", Map.of("ETag", "\"1\""), body);
    }

    private List<String> faults(
            String operation, int status, String mediaType, Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", mediaType.isEmpty() ? null : mediaType);
        return promised.faults(
                new PromisedAnswers.Answer(operation, status, all::get, body.isEmpty(), PromisedAnswers.json(body)));
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(CONTRACT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

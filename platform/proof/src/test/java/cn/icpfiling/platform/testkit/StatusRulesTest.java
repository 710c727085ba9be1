package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canary of the rules: a contract that names what it must is let through, and each change of it is found. */
class StatusRulesTest {
    private static final String SOUND = """
            openapi: 3.1.0
            paths:
              /api/v1/things/{id}:
                put:
                  x-icp-roles: [applicant]
                  parameters:
                    - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
                    - { name: Idempotency-Key, in: header, required: true, schema: { type: string } }
                    - { name: If-Match, in: header, required: true, schema: { type: string } }
                  requestBody: { content: { application/json: { schema: { type: object } } } }
                  responses: { '200': {}, '400': {}, '401': {}, '403': {}, '404': {}, '409': {}, '412': {}, '415': {}, '422': {}, '428': {} }
                get:
                  x-icp-roles: [applicant]
                  parameters:
                    - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
                  responses: { '200': {}, '401': {}, '403': {}, '404': {} }
              /api/v1/news:
                get:
                  parameters: [ { name: If-None-Match, in: header, schema: { type: string } } ]
                  responses: { '200': {}, '304': {}, '400': {} }
            """;

    @Test
    void a_contract_that_names_what_its_operations_can_answer_has_no_fault() {
        assertThat(faults("none", "none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "404", "409", "412", "415", "422", "428"})
    void a_status_that_can_come_and_is_not_named_is_found(String status) {
        assertThat(faults("put", status))
                .containsExactly(
                        "PUT /api/v1/things/{id}: can answer " + status + ", which the contract does not name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"304", "400", "412", "413", "415", "428"})
    void a_status_that_cannot_come_and_is_named_is_found(String status) {
        assertThat(faults("get", status))
                .containsExactly("GET /api/v1/things/{id}: cannot answer " + status + ", which the contract names");
    }

    @Test
    void a_version_that_the_caller_may_hold_is_answered_304() {
        var contract = contract();
        ((ObjectNode) contract.operations().get("GET /api/v1/news").path("responses")).remove("304");

        assertThat(StatusRules.between(contract))
                .containsExactly("GET /api/v1/news: can answer 304, which the contract does not name");
    }

    /** @param method whose status is removed where it is named, and added where it is not */
    private static List<String> faults(String method, String status) {
        var contract = contract();
        contract.operations().forEach((name, operation) -> {
            if (name.startsWith(method.toUpperCase(Locale.ROOT) + " /api/v1/things")) {
                var responses = (ObjectNode) operation.path("responses");
                if (responses.remove(status) == null) {
                    responses.putObject(status);
                }
            }
        });
        return StatusRules.between(contract);
    }

    private static ContractDocument contract() {
        try {
            return new ContractDocument(new YAMLMapper().readTree(SOUND));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

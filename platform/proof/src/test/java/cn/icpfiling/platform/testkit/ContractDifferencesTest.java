package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractDifferencesTest {
    private static final String CONTRACT = """
            openapi: 3.1.0
            paths:
              /things/{id}:
                put:
                  parameters: [ { name: id, in: path, required: true, schema: { type: string, format: uuid } } ]
                  requestBody:
                    content: { application/json: { schema: { $ref: '#/components/schemas/NewThing' } } }
                  responses:
                    '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
                    '404': { description: none }
            components:
              schemas:
                NewThing: { type: object, required: [name], properties: { name: { type: string, maxLength: 20 } } }
                Thing:
                  type: object
                  properties:
                    name: { type: string }
                    kind: { enum: [ROUND, FLAT], type: string }
                    parts: { type: array, items: { type: object, properties: { size: { type: integer } } } }
            """;

    @Test
    void the_same_document_has_no_differences() {
        assertThat(ContractDifferences.between(document(CONTRACT), document(CONTRACT)))
                .isEmpty();
        ContractTests.assertCanTurnRed(document(CONTRACT), document(CONTRACT));
    }

    @Test
    void a_reference_a_merged_schema_and_an_or_null_say_the_same_as_the_plain_schema() {
        var code = CONTRACT.replace("name: { type: string }", "name: { anyOf: [ { type: string }, { type: 'null' } ] }")
                .replace("parts: { type: array", "parts: { type: [array, 'null']");

        assertThat(ContractDifferences.between(document(code), document(CONTRACT)))
                .isEmpty();
    }

    @Test
    void each_difference_is_named_with_its_place() {
        assertDifference(
                "size: { type: integer }", "size: { type: string }", "PUT /things/{id} 200.parts[].size: string");
        assertDifference("kind: { enum: [ROUND, FLAT]", "kind: { enum: [ROUND, LONG]", "200.kind: values");
        assertDifference("maxLength: 20", "maxLength: 30", "request.name: maxLength 30");
        assertDifference("required: [name], ", "", "");
        assertDifference("format: uuid", "format: date", "path:id: format date");
        assertDifference("'200'", "'201'", "PUT /things/{id} 201");
        assertDifference("put:", "post:", "POST /things/{id}: in the code, not in the contract");
        assertDifference("name: id, in: path", "name: other, in: path", "path:other: in the code");
        assertDifference(
                "application/json: { schema: { $ref: '#/components/schemas/NewThing'",
                "text/plain: { schema: { $ref: '#/components/schemas/NewThing'",
                "media types");
        assertDifference(
                "name: { type: string, maxLength: 20 }",
                "name: { type: string, maxLength: 20 }, more: { type: string }",
                "request.more: in the code");
    }

    @Test
    void what_the_code_requires_the_contract_must_say() {
        var code = CONTRACT;
        var contract = CONTRACT.replace("required: [name], ", "");

        assertThat(ContractDifferences.between(document(code), document(contract)))
                .containsExactly("PUT /things/{id} request.name: the code requires it, the contract does not");
    }

    private static final String GUARDED = """
            openapi: 3.1.0
            security: [ { bearer: [] } ]
            paths:
              /sound:
                get: { x-icp-roles: [reviewer] }
              /sound/{id}:
                delete: { x-icp-roles: [support, applicant] }
              /sound/{id}/parts:
                get: { x-icp-roles: [applicant, partner], x-icp-scope: 'filings:read' }
              /sound/open:
                get: { security: [] }
            """;

    @Test
    void who_may_is_the_same_in_code_and_contract() {
        var code = RolesInCode.of(planted());

        assertThat(code)
                .containsEntry("GET /sound", Set.of("reviewer"))
                .containsEntry("DELETE /sound/{id}", Set.of("applicant", "support"))
                .containsEntry("GET /sound/open", Set.of());
        assertThat(RoleDifferences.between(code, document(GUARDED))).isEmpty();
        ContractTests.assertRolesCanTurnRed(code, document(GUARDED));
    }

    @Test
    void an_inherited_operation_has_the_path_of_its_resource_and_roles_of_its_own() {
        assertThat(RolesInCode.of(planted()))
                .containsEntry("GET /inheriting/said", Set.of("auditor"))
                .containsEntry("POST /inheriting/unsaid", Set.of());
    }

    @Test
    void an_operation_that_no_resource_has_is_nobodys() {
        assertThat(RoleDifferences.between(Map.of(), document(GUARDED))).hasSize(4);
    }

    @Test
    void what_a_partners_token_must_have_been_issued_for_is_the_same_in_code_and_contract() {
        var code = Map.<String, Set<String>>of("GET /sound/{id}/parts", Set.of("filings:read"));

        assertThat(ScopesInCode.of(planted())).containsAllEntriesOf(code).containsEntry("GET /sound", Set.of());
        assertThat(ScopeDifferences.between(code, document(GUARDED))).isEmpty();
        ContractTests.assertScopesCanTurnRed(code, document(GUARDED));
    }

    @Test
    void a_contract_that_lets_partners_in_without_a_scope_or_names_one_for_others_is_told() {
        var unsaid = GUARDED.replace(", x-icp-scope: 'filings:read'", "");
        var ofOthers = GUARDED.replace("[reviewer]", "[reviewer], x-icp-scope: 'filings:read'");

        assertThat(ScopeDifferences.between(Map.of(), document(unsaid)))
                .singleElement()
                .asString()
                .contains("GET /sound/{id}/parts: x-icp-scope is []");
        assertThat(ScopeDifferences.between(
                        Map.of("GET /sound", Set.of("filings:read"), "GET /sound/{id}/parts", Set.of("filings:read")),
                        document(ofOthers)))
                .singleElement()
                .asString()
                .contains("GET /sound: x-icp-scope is [filings:read]");
    }

    @Test
    void the_right_of_members_is_the_same_in_code_and_contract_and_stands_where_applicants_may() {
        var guarded = GUARDED.replace("'filings:read'", "'filings:read', x-icp-right: VIEW of all services");
        var code = Map.<String, Set<String>>of("GET /sound/{id}/parts", Set.of("VIEW of all services"));

        assertThat(MemberRights.inCode(planted())).containsAllEntriesOf(code).containsEntry("GET /sound", Set.of());
        assertThat(MemberRights.between(code, document(guarded))).isEmpty();
        assertThat(MemberRights.between(code, document(GUARDED)))
                .singleElement()
                .asString()
                .contains(
                        "GET /sound/{id}/parts: member's right [VIEW of all services] in the code, [] in the contract");
        assertThat(MemberRights.between(
                        Map.of("GET /sound", Set.of("VIEW")),
                        document(GUARDED.replace("[reviewer]", "[reviewer], x-icp-right: VIEW"))))
                .singleElement()
                .asString()
                .contains("GET /sound: x-icp-right is [VIEW], and applicants may not call it");
        ContractTests.assertRightsCanTurnRed(code, document(guarded));
    }

    @Test
    void the_age_of_a_fresh_factor_is_the_same_in_code_and_contract() {
        var guarded = GUARDED.replace("'filings:read'", "'filings:read', x-icp-fresh-factor: 15");
        var code = Map.<String, Set<String>>of("GET /sound/{id}/parts", Set.of("15"));

        assertThat(FreshFactors.between(code, document(guarded))).isEmpty();
        assertThat(FreshFactors.between(code, document(GUARDED)))
                .singleElement()
                .asString()
                .contains("GET /sound/{id}/parts: fresh factor [15] in the code, [] in the contract");
        ContractTests.assertFactorsCanTurnRed(code, document(guarded));
    }

    @Test
    void a_reveal_a_link_or_a_new_secret_without_a_fresh_factor_is_found() {
        var paths = """
                paths:
                  /papers/{id}/links: { post: { responses: { '201': { description: The link } } }, get: { responses: {} } }
                  /keys/{id}/secret-rotations: { post: { responses: { '200': { description: The key } } } }
                  /orders/{id}/reveals: { post: { x-icp-fresh-factor: 15, responses: { '200': { description: Data } } } }
                  /api/v1/orders/{id}/authenticity/links: { post: { responses: { '201': { description: The link } } } }
                """;

        assertThat(FreshFactors.missing(document(paths)))
                .containsExactlyInAnyOrder("POST /papers/{id}/links", "POST /keys/{id}/secret-rotations");
    }

    @Test
    void a_schema_of_two_operations_that_differs_is_told_in_both() {
        var read = """
                    get:
                      parameters: [ { name: id, in: path, required: true, schema: { type: string, format: uuid } } ]
                      responses:
                        '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
                    put:
                """;
        var twice = CONTRACT.replace("    put:\n", read);

        assertThat(ContractDifferences.between(document(twice.replace("[ROUND, FLAT]", "[ROUND]")), document(twice)))
                .containsExactlyInAnyOrder(
                        "GET /things/{id} 200.kind: values [ROUND] in the code, [FLAT, ROUND] in the contract",
                        "PUT /things/{id} 200.kind: values [ROUND] in the code, [FLAT, ROUND] in the contract");
    }

    private static JavaClasses planted() {
        return new ClassFileImporter().importPath(Path.of("target/test-classes/cn/icpfiling/planted"));
    }

    private static void assertDifference(String inContract, String inCode, String told) {
        assertThat(CONTRACT).contains(inContract);
        var differences =
                ContractDifferences.between(document(CONTRACT.replace(inContract, inCode)), document(CONTRACT));
        if (told.isEmpty()) {
            assertThat(differences).isEmpty();
        } else {
            assertThat(differences)
                    .anySatisfy(difference -> assertThat(difference).contains(told));
        }
    }

    private static ContractDocument document(String yaml) {
        try {
            return new ContractDocument(new YAMLMapper().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

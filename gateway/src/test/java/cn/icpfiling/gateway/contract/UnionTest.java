package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnionTest {

    private static final String SHARED = "../../../../platform/web/src/main/contract/common.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void two_contracts_and_what_they_share() throws IOException {
        write("common/common.yaml", """
                openapi: 3.1.0
                paths: {}
                components:
                  securitySchemes:
                    bearer: { type: http, scheme: bearer }
                    internal: { type: http, scheme: bearer }
                    partnerClient: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { 'reds:read': '' } } } }
                  schemas:
                    Problem: { type: object, properties: { code: { type: string } } }
                  responses:
                    NotFound: { description: none, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
                    NeverUsed: { description: never }
                """);
        write("red-service/openapi.yaml", """
                openapi: 3.1.0
                security: [ { bearer: [] } ]
                tags: [ { name: red }, { name: inside } ]
                paths:
                  /api/v1/reds/{id}:
                    get:
                      operationId: readRed
                      tags: [red]
                      responses:
                        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Decision' }, example: { $ref: './examples/red.json' } } } }
                        '404': { $ref: 'SHARED#/components/responses/NotFound' }
                    put:
                      operationId: paintRed
                      x-icp-max-body-bytes: 5000000
                      x-icp-timeout-seconds: 30
                      responses: { '204': { description: done } }
                  /internal/reds:
                    get:
                      operationId: listReds
                      tags: [inside]
                      security: [ { internal: [] } ]
                      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Secret' } } } } }
                components:
                  securitySchemes:
                    bearer: { $ref: 'SHARED#/components/securitySchemes/bearer' }
                  schemas:
                    Decision: { type: object, properties: { red: { type: boolean }, money: { $ref: '#/components/schemas/Money' } } }
                    Money: { type: integer }
                    Secret: { type: string }
                """.replace("SHARED", SHARED));
        write("red-service/examples/red.json", "{\"red\": true}");
        write("dark-blue-service/openapi.yaml", """
                openapi: 3.1.0
                security: [ { bearer: [] } ]
                tags: [ { name: blue } ]
                paths:
                  /api/v1/blues:
                    post:
                      operationId: paintBlue
                      tags: [blue]
                      security: []
                      responses: { '201': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Decision' } } } } }
                components:
                  schemas:
                    Decision: { type: object, properties: { blue: { type: boolean }, money: { $ref: '#/components/schemas/Money' } } }
                    Money: { type: integer }
                """);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve("contracts").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void change(String name, String from, String to) throws IOException {
        var file = folder.resolve("contracts").resolve(name);
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private Union union() {
        try {
            var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
            return Union.of(new ContractFiles(loader), List.of("red-service", "dark-blue-service"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void public_paths_are_in_and_internal_ones_with_all_that_is_theirs_are_out() {
        var document = union().document();

        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .containsExactly("/api/v1/reds/{id}", "/api/v1/blues");
        assertThat(document.toString()).doesNotContain("Secret", "NeverUsed", "\"internal\"");
        assertThat(document.at("/tags").findValuesAsText("name")).containsExactly("red", "blue");
    }

    @Test
    void shared_components_come_once_and_references_lead_to_them() {
        var document = union().document();

        assertThat(document.at("/paths/~1api~1v1~1reds~1{id}/get/responses/404/$ref")
                        .asText())
                .isEqualTo("#/components/responses/NotFound");
        assertThat(document.at("/components/responses/NotFound/description").asText())
                .isEqualTo("none");
        assertThat(document.at("/components/schemas/Problem/type").asText()).isEqualTo("object");
        assertThat(document.toString()).doesNotContain("common.yaml");
    }

    @Test
    void a_name_with_two_meanings_is_prefixed_with_its_owner_and_one_with_one_meaning_is_not() {
        var schemas = union().document().at("/components/schemas");

        assertThat(schemas.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Problem", "RedDecision", "DarkBlueDecision", "Money");
        assertThat(schemas.at("/RedDecision/properties").has("red")).isTrue();
        assertThat(union().document().at("/paths/~1api~1v1~1blues/post").toString())
                .contains("#/components/schemas/DarkBlueDecision");
    }

    @Test
    void alike_to_the_letter_but_of_different_parts_is_two_meanings() throws IOException {
        change("red-service/openapi.yaml", "Money: { type: integer }", "Money: { type: integer, minimum: 0 }");
        change("red-service/openapi.yaml", "red: { type: boolean }, ", "");
        change("dark-blue-service/openapi.yaml", "blue: { type: boolean }, ", "");

        var schemas = union().document().at("/components/schemas");

        assertThat(schemas.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Problem", "RedDecision", "DarkBlueDecision", "RedMoney", "DarkBlueMoney");
        assertThat(schemas.at("/RedDecision/properties/money/$ref").asText())
                .isEqualTo("#/components/schemas/RedMoney");
    }

    @Test
    void an_operation_at_which_a_token_is_a_choice_is_open() throws IOException {
        change(
                "red-service/openapi.yaml",
                "operationId: readRed",
                "operationId: readRed\n      security: [ {}, { bearer: [] } ]");

        assertThat(union().operations())
                .filteredOn(operation -> operation.id().equals("readRed"))
                .extracting(Operation::open, Operation::tokenIsChoice)
                .containsExactly(tuple(true, true));
    }

    @Test
    void each_operation_says_who_may_and_the_door_learns_it() {
        var union = union();

        assertThat(union.document()
                        .at("/paths/~1api~1v1~1reds~1{id}/get/security")
                        .toString())
                .isEqualTo("[{\"bearer\":[]}]");
        assertThat(union.operations())
                .extracting(
                        Operation::id, Operation::owner, Operation::open, Operation::tokenIsChoice, Operation::maxBody)
                .containsExactly(
                        tuple("readRed", "red-service", false, false, 131072L),
                        tuple("paintRed", "red-service", false, false, 5000000L),
                        tuple("paintBlue", "dark-blue-service", true, false, 131072L));
        assertThat(union.operations().get(1).timeout()).contains(Duration.ofSeconds(30));
    }

    @Test
    void example_files_are_put_in_place() {
        assertThat(union().document()
                        .at("/paths/~1api~1v1~1reds~1{id}/get/responses/200/content/application~1json/example/red")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void contracts_that_contradict_each_other_make_no_union() throws IOException {
        change("dark-blue-service/openapi.yaml", "operationId: paintBlue", "operationId: readRed");
        assertThatThrownBy(this::union).hasMessageContaining("readRed").hasMessageContaining("also that of");
    }

    @Test
    void one_path_has_one_owner() throws IOException {
        change("dark-blue-service/openapi.yaml", "/api/v1/blues:", "/api/v1/reds/{id}:");
        assertThatThrownBy(this::union).hasMessageContaining("two contracts name /api/v1/reds/{id}");
    }

    @Test
    void a_reference_to_nothing_is_noticed() throws IOException {
        change("red-service/openapi.yaml", "responses/NotFound", "responses/NotFoundd");
        assertThatThrownBy(this::union).hasMessageContaining("#/components/responses/NotFoundd");
    }

    @Test
    void a_schema_that_no_path_refers_to_is_noticed() throws IOException {
        change(
                "red-service/openapi.yaml",
                "Secret: { type: string }",
                "Secret: { type: string }\n    Line: { type: string }");
        assertThatThrownBy(this::union).hasMessage("no path of red-service refers to its schema Line");

        change(
                "red-service/openapi.yaml",
                "responses: { '204': { description: done } }",
                "requestBody: { content: { application/x-ndjson: { schema: { type: string, x-icp-line: { $ref: '#/components/schemas/Line' } } } } }\n"
                        + "      responses: { '204': { description: done } }");
        assertThat(union().document().at("/components/schemas").has("Line")).isTrue();
    }

    @Test
    void an_operation_must_say_who_may() throws IOException {
        change("red-service/openapi.yaml", "security: [ { bearer: [] } ]\ntags", "tags");
        assertThatThrownBy(this::union).hasMessageContaining("readRed does not say who may");
    }

    @Test
    void yaml_and_json_are_one_document_and_twice_the_same_bytes() throws IOException {
        change("red-service/openapi.yaml", "red: { type: boolean }", "'on': { type: string }, 'yes': { type: string }");
        var yaml = PublishedContract.yaml(union().document());

        assertThat(yaml).isEqualTo(PublishedContract.yaml(union().document()));
        assertThat(new String(yaml, StandardCharsets.UTF_8)).contains("'200':", "'on':", "'yes':");
        assertThat(new ObjectMapper(new YAMLFactory()).readTree(yaml))
                .isEqualTo(new ObjectMapper().readTree(PublishedContract.json(union().document())));
    }

    @Test
    void where_a_scope_is_named_a_partners_client_is_a_second_way_in() throws IOException {
        assertThat(union().document()
                        .at("/components/securitySchemes/partnerClient")
                        .isMissingNode())
                .isTrue();

        change(
                "red-service/openapi.yaml",
                "operationId: readRed",
                "operationId: readRed\n      x-icp-scope: 'reds:read'");

        var document = union().document();
        assertThat(document.at("/paths/~1api~1v1~1reds~1{id}/get/security"))
                .hasToString("[{\"bearer\":[]},{\"partnerClient\":[\"reds:read\"]}]");
        assertThat(document.at("/paths/~1api~1v1~1reds~1{id}/get/x-icp-scope").asText())
                .isEqualTo("reds:read");
        assertThat(document.at("/paths/~1api~1v1~1reds~1{id}/put/security")).hasToString("[{\"bearer\":[]}]");
        assertThat(document.at("/components/securitySchemes/partnerClient/type").asText())
                .isEqualTo("oauth2");
    }

    @Test
    void the_codes_of_a_shared_response_are_named_once_and_those_of_all_operations_at_the_root() throws IOException {
        codesAreThere();

        var document = union().document();

        assertThat(document.at("/paths/~1api~1v1~1reds~1{id}/get/responses/404"))
                .hasToString("{\"$ref\":\"#/components/responses/NotFound\"}");
        assertThat(document.at("/components/responses/NotFound/x-icp-codes")).hasToString("[\"NOT_FOUND\"]");
        assertThat(document.at("/x-icp-codes/405")).hasToString("[\"METHOD_NOT_ALLOWED\"]");
    }

    @Test
    void an_operation_that_can_answer_more_has_a_response_of_its_own_with_all_its_codes() throws IOException {
        codesAreThere();
        write("red-service/recorded/codes.yaml", "readRed: { '404': [RED_GONE] }\npaintRed: { '409': [RED_DRY] }");

        var document = union().document();

        var own = document.at("/paths/~1api~1v1~1reds~1{id}/get/responses/404");
        assertThat(own.at("/x-icp-codes")).hasToString("[\"NOT_FOUND\",\"RED_GONE\"]");
        assertThat(own.path("description").asText()).isEqualTo("none");
        assertThat(own.at("/content/application~1problem+json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(document.at("/paths/~1api~1v1~1reds~1{id}/put/responses/409/x-icp-codes"))
                .as("a key in use follows from the parameter")
                .hasToString("[\"KEY_IN_USE\",\"RED_DRY\"]");
    }

    @Test
    void recorded_examples_are_at_requests_and_responses_and_a_problem_has_one_for_all_operations() throws IOException {
        codesAreThere();
        write("common/recorded/examples.json", """
                {"problems": {"NOT_FOUND": {"code": "NOT_FOUND"}, "NEVER_ASKED": {"code": "NEVER_ASKED"}}, "operations": {}}
                """);
        write("red-service/recorded/examples.json", """
                {"problems": {},
                 "operations": {
                   "readRed": {"responses": {"200": {"application/json": {"red": false}}}},
                   "paintRed": {"request": {"application/json": {"coats": 2}}, "responses": {"409": {"RED_DRY": {"code": "RED_DRY"}}}}}}
                """);
        write("red-service/recorded/codes.yaml", "paintRed: { '409': [RED_DRY] }");

        var document = union().document();

        assertThat(document.at(
                                "/components/responses/NotFound/content/application~1problem+json/examples/NOT_FOUND/$ref")
                        .asText())
                .isEqualTo("#/components/examples/NOT_FOUND");
        assertThat(document.at("/components/examples"))
                .hasToString("{\"NOT_FOUND\":{\"value\":{\"code\":\"NOT_FOUND\"}}}");
        var painted = document.at("/paths/~1api~1v1~1reds~1{id}/put");
        assertThat(painted.at("/requestBody/content/application~1json/examples/recorded/value/coats")
                        .asInt())
                .isEqualTo(2);
        assertThat(painted.at("/responses/409/content/application~1problem+json/examples/RED_DRY/value/code")
                        .asText())
                .isEqualTo("RED_DRY");
        var owners = document.at("/paths/~1api~1v1~1reds~1{id}/get/responses/200/content/application~1json");
        assertThat(owners.at("/example/red").asBoolean())
                .as("an example that the owner wrote stays the only one")
                .isTrue();
        assertThat(owners.has("examples")).isFalse();
    }

    private void codesAreThere() throws IOException {
        write("common/recorded/codes.yaml", """
                responses: { NotFound: [NOT_FOUND] }
                parameters: { Key: { '409': [KEY_IN_USE], '422': [KEY_REUSED] } }
                everywhere: { '405': [METHOD_NOT_ALLOWED] }
                """);
        change(
                "common/common.yaml",
                "  schemas:",
                "  parameters: { Key: { name: Key, in: header, schema: { type: string } } }\n  schemas:");
        change("red-service/openapi.yaml", "responses: { '204': { description: done } }", """
                parameters: [ { $ref: 'SHARED#/components/parameters/Key' } ]
                      requestBody: { content: { application/json: { schema: { type: object } } } }
                      responses:
                        '204': { description: done }
                        '409': { description: wet, content: { application/problem+json: { schema: { $ref: 'SHARED#/components/schemas/Problem' } } } }
                """.replace("SHARED", SHARED)
                .stripTrailing());
    }
}

package cn.icpfiling.systemtests.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

    private static final String PUBLISHED = """
            paths:
              /api/v1/reds:
                get:
                  operationId: listReds
                  responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Reds' } } } } }
                post:
                  operationId: paintRed
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Red' } } } }
                  responses:
                    '201': { content: { application/json: { schema: { $ref: '#/components/schemas/Red' } } } }
                    '409': { x-icp-codes: [RED_DRY] }
                    '422': { x-icp-codes: [RULES_BROKEN] }
            components:
              schemas:
                Red: { type: object, required: [shade], properties: { shade: { type: string, maxLength: 10 } } }
                Reds: { type: object, required: [items], properties: { items: { type: array, items: { $ref: '#/components/schemas/Red' } } } }
                Problem: { type: object, required: [code], properties: { code: { type: string } } }
            """;

    @TempDir
    Path root;

    @BeforeEach
    void a_service_with_a_contract_and_texts() throws IOException {
        for (var owner : List.of(
                "account-service",
                "filing-service",
                "verification-service",
                "inspection-service",
                "legacy-import-service",
                "gateway")) {
            write(owner + "/src/main/contract/openapi.yaml", owner.equals("filing-service") ? PUBLISHED : "paths: {}");
        }
        write("filing-service/src/main/resources/texts/problems_en.properties", "RED_DRY.title=Dry");
        write("platform/core/src/main/resources/texts/problems_en.properties", "RULES_BROKEN.title=Rules");
    }

    @Test
    void the_smallest_exchange_that_shows_something_is_the_example() throws IOException {
        var report = taken(
                false,
                get("{\"items\": []}"),
                get("{\"items\": [{\"shade\": \"dark\"}, {\"shade\": \"light\"}]}"),
                get("{\"items\": [{\"shade\": \"dark\"}]}"),
                post("{\"shade\": \"light\"}", 201, "{\"shade\": \"light\"}"),
                post("{\"shade\": \"dark\"}", 409, "{\"code\": \"RED_DRY\"}"),
                post("{\"shade\": \"deep\"}", 422, "{\"code\": \"RULES_BROKEN\"}"));

        var file = file("filing-service");
        assertThat(file.at("/operations/listReds/responses/200/application~1json"))
                .hasToString("{\"items\":[{\"shade\":\"dark\"}]}");
        assertThat(file.at("/operations/paintRed/request/application~1json/shade")
                        .asText())
                .as("that of the success, not of a refusal")
                .isEqualTo("light");
        assertThat(file.at("/operations/paintRed/responses/422/RULES_BROKEN/code")
                        .asText())
                .isEqualTo("RULES_BROKEN");
        assertThat(file.at("/problems/RED_DRY/code").asText()).isEqualTo("RED_DRY");
        assertThat(file("platform/web").at("/problems/RULES_BROKEN/code").asText())
                .isEqualTo("RULES_BROKEN");
        assertThat(file.path("recorded").asText()).isEqualTo("2026-11-29");
        assertThat(report.getFirst())
                .isEqualTo("Examples: 1 requests, 2 successes, 1 refusals of operations, 2 problems; 0 findings.");
    }

    @Test
    void a_body_that_does_not_fit_the_contract_is_a_finding_and_no_example() throws IOException {
        var report =
                taken(false, get("{\"things\": []}"), get("{\"items\": [{\"shade\": \"much-too-long-a-shade\"}]}"));

        assertThat(root.resolve("filing-service/src/main/contract/recorded/examples.json"))
                .doesNotExist();
        assertThat(report)
                .anyMatch(line -> line.contains("listReds 200 differs from its schema: ") && line.contains("items"));
        assertThat(report.getFirst()).endsWith("2 findings.");
    }

    @Test
    void an_example_that_still_fits_stays_unless_all_are_taken_anew() throws IOException {
        taken(false, get("{\"items\": [{\"shade\": \"dark\"}]}"));
        var before = Files.readString(root.resolve("filing-service/src/main/contract/recorded/examples.json"));
        taken(false, get("{\"items\": [{\"shade\": \"pale\"}]}"));
        assertThat(root.resolve("filing-service/src/main/contract/recorded/examples.json"))
                .hasContent(before);

        taken(true, get("{\"items\": [{\"shade\": \"pale\"}]}"));
        assertThat(file("filing-service")
                        .at("/operations/listReds/responses/200")
                        .toString())
                .contains("pale");
    }

    private List<String> taken(boolean anew, Exchange... exchanges) throws IOException {
        var contract = new Contract(new ObjectMapper(new YAMLFactory()).readTree(PUBLISHED));
        var files = new ExampleFiles(root, LocalDate.of(2026, 11, 29));
        var examples = new Examples(contract, files, anew);
        examples.take(List.of(exchanges));
        files.write();
        return examples.report();
    }

    private static Exchange get(String response) {
        return Exchange.of("""
                {"method": "GET", "path": "/api/v1/reds", "status": 200, "at": "2026-11-29T02:00:00Z",
                 "responseType": "application/json", "response": RESPONSE}
                """.replace("RESPONSE", response));
    }

    private static Exchange post(String request, int status, String response) {
        return Exchange.of("""
                {"method": "POST", "path": "/api/v1/reds", "status": STATUS, "at": "2026-11-29T02:00:00Z",
                 "requestType": "application/json", "request": REQUEST,
                 "responseType": "TYPE", "response": RESPONSE}
                """.replace("STATUS", "" + status)
                .replace("REQUEST", request)
                .replace("TYPE", status < 300 ? "application/json" : "application/problem+json")
                .replace("RESPONSE", response));
    }

    private JsonNode file(String owner) throws IOException {
        return new ObjectMapper()
                .readTree(root.resolve(owner)
                        .resolve("src/main/contract/recorded/examples.json")
                        .toFile());
    }

    private void write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

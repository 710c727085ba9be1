package cn.icpfiling.systemtests.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The canary of the floors: a number that falls is told, and what has an example is counted. */
class FloorsTest {

    private static final String CONTRACT = """
            paths:
              /api/v1/orders:
                get: { operationId: listOrders, responses: { '200': { content: { application/json: { schema: {} } } } } }
                post:
                  operationId: draftOrder
                  requestBody: { content: { application/json: { example: {} } } }
                  responses:
                    '201': { content: { application/json: { examples: { recorded: { value: {} } } } } }
                    '404': { $ref: '#/components/responses/NotFound' }
              /api/v1/tokens:
                get:
                  operationId: tokenOf
                  responses:
                    '422': { x-icp-codes: [TAKEN], content: { application/problem+json: { schema: { type: object } } } }
            components:
              responses:
                NotFound:
                  x-icp-codes: [NOT_FOUND, GONE]
                  content: { application/problem+json: { examples: { NOT_FOUND: { value: {} } } } }
            """;

    @Test
    void a_number_below_its_floor_and_one_without_a_floor_are_told() {
        var numbers = new Properties();
        numbers.setProperty("a", "90");
        var floors = new Floors(numbers);

        assertThat(floors.faults(Map.of("a", 90.0))).isEmpty();
        assertThat(floors.faults(Map.of("a", 89.9))).containsExactly("a is 89.9 and was at least 90");
        assertThat(floors.faults(Map.of("b", 100.0))).containsExactly("b has no floor");
    }

    @Test
    void examples_are_counted_and_what_has_none_is_named() throws IOException {
        var contract = new Contract(new ObjectMapper(new YAMLFactory()).readTree(CONTRACT));
        var counts = new ExampleCounts(contract);

        assertThat(counts.told())
                .isEqualTo(
                        "Examples: 1 of 1 requests, 1 of 2 successes, 1 of 2 refusals, 1 of 3 codes of refusals have one.");
        assertThat(counts.missing()).contains("* Successes (1): listOrders 200", "* Codes (2): GONE, tokenOf TAKEN");
        assertThat(ExampleCounts.noticesOneLess(contract, toCome("{}"))).isTrue();
    }

    @Test
    void what_has_no_example_is_listed_and_what_has_one_is_not() throws IOException {
        var without = new ExampleCounts(new Contract(new ObjectMapper(new YAMLFactory()).readTree(CONTRACT))).without();

        assertThat(toCome("{successes: {listOrders 200: why}, codes: {GONE: why, tokenOf TAKEN: why}}")
                        .faults(without))
                .isEmpty();
        assertThat(toCome("{successes: {draftOrder 201: why}, codes: {GONE: why, tokenOf TAKEN: why}}")
                        .faults(without))
                .containsExactly(
                        "listOrders 200 of examples.successes has no example: record one (CONTRIBUTING.md, Examples)",
                        "draftOrder 201 of examples.successes has an example: take it out of without-example.yaml");
    }

    private static ExamplesToCome toCome(String list) throws IOException {
        return new ExamplesToCome(new ObjectMapper(new YAMLFactory()).readTree(list));
    }

    @Test
    void each_number_of_the_contract_has_a_floor() throws IOException {
        assertThat(Floors.of(Path.of("..")).numbers().stringPropertyNames())
                .containsExactlyInAnyOrder(
                        Floors.CONFORMANCE,
                        ExampleCounts.REQUESTS,
                        ExampleCounts.SUCCESSES,
                        ExampleCounts.REFUSALS,
                        ExampleCounts.CODES);
    }
}

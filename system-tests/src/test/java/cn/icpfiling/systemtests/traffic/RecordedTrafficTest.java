package cn.icpfiling.systemtests.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The canary of the recorded traffic: what is right passes, what is not is told. */
class RecordedTrafficTest {

    private static final String PUBLISHED = """
            x-icp-codes: { '405': [METHOD_NOT_ALLOWED], '431': [HEADERS_TOO_LARGE], '500': [INTERNAL] }
            paths:
              /api/v1/orders:
                get: { operationId: listOrders, responses: { '200': {}, '503': { $ref: '#/components/responses/Failed' } } }
                post: { operationId: draftOrder, responses: { '201': {}, '422': { x-icp-codes: [RULES_BROKEN] } } }
              /api/v1/orders/{id}:
                get: { operationId: showOrder, responses: { '200': {}, '404': { $ref: '#/components/responses/NotFound' } } }
                put:
                  operationId: changeOrder
                  responses: { '422': { x-icp-codes: [RULES_BROKEN] }, '503': { $ref: '#/components/responses/Failed' } }
              /openapi: { get: { operationId: readOpenApi, responses: { '200': {}, '304': {} } } }
              /bare: { get: { operationId: bare, responses: { '418': { x-icp-codes: [TEAPOT] } } } }
            components:
              responses:
                NotFound: { x-icp-codes: [NOT_FOUND] }
                Failed: { x-icp-codes: [UPSTREAM_UNAVAILABLE] }
            """;

    private final Contract contract = contract();
    private final RecordedTraffic traffic =
            new RecordedTraffic(new Catalogue(Set.of("NOT_FOUND", "RULES_BROKEN"), Set.of("CHECK_DIGIT")), contract);

    private static Contract contract() {
        try {
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(PUBLISHED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_of_the_catalogue_passes_and_what_was_never_seen_is_named() {
        read("GET\t/api/v1/orders/{id}\t404\tNOT_FOUND\t");
        read("POST\t/api/v1/orders\t201\t\t");
        read("HEAD\t/docs\t404\t\t");
        read("GET\t/openapi\t304\t\t");

        assertThat(traffic.report())
                .containsExactly(
                        "Traffic: 4 exchanges, 2 refusals; 1 of 2 problem codes and 0 of 1 entry codes were seen;"
                                + " 0 are none of the catalogue.",
                        "Problems that no test ever saw: RULES_BROKEN",
                        "Entries that no test ever saw: CHECK_DIGIT",
                        "Conformance: 3 of 10 documented statuses of 6 operations were seen (30.0 %, wanted 90 %); 0 faults.");
    }

    @Test
    void a_status_and_a_code_that_the_contract_does_not_name_are_told() {
        read("GET\t/api/v1/orders/{id}\t409\tNOT_FOUND\t");
        read("GET\t/api/v1/orders/{id}\t404\tRULES_BROKEN\t");
        read("POST\t/api/v1/orders\t200\t\t");
        read("GET\t/api/v1/others\t200\t\t");

        assertThat(traffic.report())
                .filteredOn(line -> line.startsWith("✗"))
                .isEqualTo(List.of(
                        "✗ GET /api/v1/orders/{id} 404: x-icp-codes of showOrder does not name RULES_BROKEN (1 times)",
                        "✗ GET /api/v1/orders/{id}: the contract of showOrder does not name 409 (1 times)",
                        "✗ GET /api/v1/others is no operation of the contract, and was answered 200 (1 times)",
                        "✗ POST /api/v1/orders: the contract of draftOrder does not name 200 (1 times)"));
        assertThat(RecordedTraffic.findsUnnamed(contract)).isTrue();
    }

    @Test
    void what_gateway_and_framework_answer_needs_no_operation_to_name_it() {
        read("DELETE\t/api/v1/orders\t405\tNOT_FOUND\t");
        read("GET\t/internal/orders\t404\tNOT_FOUND\t");
        read("GET\t/api/v1/orders/{id}\t405\tMETHOD_NOT_ALLOWED\t");

        assertThat(traffic.report())
                .filteredOn(line -> line.startsWith("✗"))
                .containsExactly(
                        "✗ GET /api/v1/orders/{id} 405: METHOD_NOT_ALLOWED is no problem of the catalogue (1 times)");
    }

    @Test
    void the_matrix_shows_each_operation_and_status_and_names_what_was_never_seen() {
        read("GET\t/api/v1/orders/{id}\t404\tNOT_FOUND\t");
        read("GET\t/api/v1/orders/{id}\t404\tNOT_FOUND\t");
        read("PUT\t/api/v1/orders/{id}\t503\tUPSTREAM_UNAVAILABLE\t");

        assertThat(traffic.matrix().lines())
                .contains(
                        "| operation | 200 | 201 | 304 | 404 | 418 | 422 | 503 |",
                        "| showOrder | · |  |  | 2 |  |  |  |",
                        "| changeOrder |  |  |  |  |  | · | 1 |",
                        "* 422 (2): changeOrder, draftOrder")
                .as("one answer of the gateway stands for those of all operations")
                .noneMatch(line -> line.startsWith("* 503"))
                .anyMatch(line -> line.startsWith("Conformance: 2 of 10 "));
    }

    @Test
    void every_other_refusal_is_told() {
        read("GET\t/bare\t418\t\t");
        read("GET\t/bare\t418\t\t");
        read("GET\t/api/v1/orders\t500\tOOPS\t");
        read("PUT\t/api/v1/orders/{id}\t422\tRULES_BROKEN,CHECK_DIGIT,BENT\t");
        read("nonsense");

        assertThat(traffic.report().getFirst()).contains("4 are none of the catalogue");
        assertThat(traffic.report())
                .filteredOn(line -> line.startsWith("✗") && !line.contains("x-icp-codes"))
                .isEqualTo(List.of(
                        "✗ GET /api/v1/orders 500: OOPS is no problem of the catalogue (1 times)",
                        "✗ GET /bare 418 is no problem detail (2 times)",
                        "✗ PUT /api/v1/orders/{id} 422: BENT is no entry of the catalogue (1 times)",
                        "✗ a line that is no record (1 times)"));
    }

    @Test
    void a_sentence_with_an_open_place_is_told() {
        read("GET\t(none)\t431\t\t");
        read("POST\t/api/v1/orders\t422\tRULES_BROKEN,CHECK_DIGIT\tRULES_BROKEN");

        assertThat(traffic.report())
                .filteredOn(line -> line.startsWith("✗"))
                .isEqualTo(List.of(
                        "✗ GET (none) 431 is no problem detail (1 times)",
                        "✗ POST /api/v1/orders 422: a sentence of RULES_BROKEN has a place that nothing was put into"
                                + " (1 times)"));
    }

    @Test
    void the_catalogue_is_that_of_the_modules() throws IOException {
        var catalogue = Catalogue.of(Path.of(".."));

        assertThat(catalogue.problems()).contains("NOT_FOUND", "ACCOUNT_EXISTS").hasSizeGreaterThan(50);
        assertThat(catalogue.entries()).contains("UNKNOWN_FIELD").doesNotContain("NOT_FOUND");
    }

    private void read(String line) {
        traffic.read(line);
    }
}

package cn.icpfiling.systemtests.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The canary of the recorded traffic: what is right passes, what is not is told. */
class RecordedTrafficTest {

    private final RecordedTraffic traffic =
            new RecordedTraffic(new Catalogue(Set.of("NOT_FOUND", "RULES_BROKEN"), Set.of("CHECK_DIGIT")));

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
                        "Entries that no test ever saw: CHECK_DIGIT");
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
                .filteredOn(line -> line.startsWith("✗"))
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

package cn.icpfiling.legacy.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.store.GivenFilingsTable.Given;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandOverChecksumTest {

    private static final String NUMBER = "京ICP备13000001号";

    @Test
    void the_sum_is_that_of_the_example_in_filing_services_contract() throws IOException {
        var contract = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("../filing-service/src/main/contract/openapi.yaml")
                        .toFile());
        var example = contract.at(
                "/paths/~1internal~1imported-filings/get/responses/200/content/application~1json" + "/example/items/0");

        assertThat(HandOverChecksum.of(given(
                        example.path("legacyId").asText(),
                        example.path("subjectNumber").asText(),
                        Map.of(NUMBER + "-1", List.of("old-shop.com")))))
                .isEqualTo(example.path("checksum").asText());
    }

    /** As filing-service sorts: -10 stands before -2. */
    @Test
    void sites_and_domains_are_in_order_and_a_site_without_domains_counts() {
        assertThat(HandOverChecksum.of(given(
                        "S-1000001",
                        NUMBER,
                        Map.of(
                                NUMBER + "-1", List.of("b.com", "a.com"),
                                NUMBER + "-10", List.of(),
                                NUMBER + "-2", List.of("c.com")))))
                .isEqualTo("b93ab6418362c479");
    }

    private static Given given(String legacyId, String number, Map<String, List<String>> sites) {
        var sorted = new TreeMap<String, SortedSet<String>>();
        sites.forEach((site, domains) -> sorted.put(site, new TreeSet<>(domains)));
        return new Given(
                UUID.randomUUID(), legacyId, UUID.randomUUID(), UUID.randomUUID(), number, sorted, 0, null, null, null);
    }
}

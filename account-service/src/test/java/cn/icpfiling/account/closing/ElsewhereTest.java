package cn.icpfiling.account.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The paths of the export against the contracts of all services. */
class ElsewhereTest {

    private static final List<String> OWNERS = List.of(
            "account-service", "filing-service", "verification-service", "inspection-service", "legacy-import-service");

    /** Lists without data of a holder. */
    private static final Set<String> SAME_FOR_ALL = Set.of("/api/v1/approved-tlds", "/api/v1/approved-registrars");

    @Test
    void each_list_that_a_holder_may_read_is_named() throws IOException {
        var lists = readable(true);
        lists.removeIf(path -> path.contains("{") || SAME_FOR_ALL.contains(path));

        assertThat(lists).contains("/api/v1/findings", "/api/v1/legacy-claims");
        assertThat(ExportOwnData.ELSEWHERE).containsAll(lists);
    }

    @Test
    void each_path_is_one_that_a_holder_may_read() throws IOException {
        assertThat(ExportOwnData.ELSEWHERE)
                .doesNotHaveDuplicates()
                .extracting(path -> path.replaceFirst("\\?.*", ""))
                .allMatch(readable(false)::contains);
    }

    private static Set<String> readable(boolean listsOnly) throws IOException {
        var found = new TreeSet<String>();
        for (var owner : OWNERS) {
            var contract = new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("..", owner, "src/main/contract/openapi.yaml")
                            .toFile());
            contract.path("paths").properties().forEach(path -> {
                var read = path.getValue().path("get");
                if (isForHolders(read)
                        && (!listsOnly || read.path("operationId").asText().startsWith("list"))) {
                    found.add(path.getKey());
                }
            });
        }
        return found;
    }

    private static boolean isForHolders(JsonNode operation) {
        for (var role : operation.path("x-icp-roles")) {
            if (role.asText().equals("applicant")) {
                return true;
            }
        }
        return false;
    }
}

package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each operation that a stranger may call is a door of the enumeration tests, or says here why nothing can be told at it. */
class DoorsOfContractTest {

    /** Compared by {@code CasePaperDoorsApiTest} and {@code PrefillDoorsApiTest}. */
    private static final Set<String> COMPARED =
            Set.of("listCasePapers", "uploadCasePaper", "deleteCasePaper", "showPrefillOffer", "declinePrefillOffer");

    /** The caller names no person and no filing, but shows 256 random bits. */
    private static final Set<String> BY_A_SECRET_ALONE =
            Set.of("showAuthenticityStep", "giveConsent", "uploadFace", "uploadSheet");

    /** The same to all callers. The first says what uploads can do, whatever order its path names. */
    private static final Set<String> THE_SAME_TO_ALL =
            Set.of("describeUploads", "showProviderProfile", "listDictionaries", "showDictionary");

    @Test
    void every_operation_without_a_token_is_compared_or_has_nothing_to_tell() throws IOException {
        var open = new TreeSet<String>();
        var contract = new YAMLMapper()
                .readTree(Path.of("src/main/contract/openapi.yaml").toFile());
        for (var path : contract.path("paths")) {
            for (var operation : path) {
                var security = operation.path("security");
                if (security.isArray()
                        && (security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty))) {
                    open.add(operation.path("operationId").asText());
                }
            }
        }

        var known = new TreeSet<String>();
        List.of(COMPARED, BY_A_SECRET_ALONE, THE_SAME_TO_ALL).forEach(known::addAll);
        assertThat(open).isEqualTo(known);
    }
}

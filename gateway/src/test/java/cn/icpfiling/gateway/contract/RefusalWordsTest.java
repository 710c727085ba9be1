package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the description of a refusal says in words, and the codes that the operation names, are the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // all contracts are merged once
class RefusalWordsTest {
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]+(?:_[A-Z0-9]+)+\\b");

    /** A response that operations with and without a key or a state share may speak of these. */
    private static final Set<String> SHARED =
            Set.of("ACT_NOT_ALLOWED", "IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_KEY_REUSED");

    private final ObjectNode union = Union.ofBundledContracts().document();

    @Test
    void a_description_speaks_of_no_code_that_its_operation_cannot_answer() {
        assertThat(falsePromises(union)).isEmpty();
    }

    /** The canary: one response for all acts on a case, as it was once. */
    @Test
    void a_code_of_another_operation_is_noticed() {
        var spoilt = union.deepCopy();
        ((ObjectNode) resolved(spoilt, spoilt.at("/paths/~1api~1v1~1support-cases~1{id}~1claim/post/responses/409")))
                .put("description", "409 CASE_NOT_FREE or CASE_PAPERS_MISSING");

        assertThat(falsePromises(spoilt)).containsExactly("claimSupportCase 409: CASE_PAPERS_MISSING");
    }

    private static List<String> falsePromises(JsonNode contract) {
        var all = codesIn(contract);
        var found = new ArrayList<String>();
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("responses")
                        .properties()
                        .forEach(entry -> {
                            var response = resolved(contract, entry.getValue());
                            var said = codes(response.path("description").asText());
                            said.retainAll(all);
                            said.removeAll(SHARED);
                            response.path(Refusals.CODES).forEach(code -> said.remove(code.asText()));
                            said.forEach(code -> found.add(
                                    operation.path("operationId").asText() + " " + entry.getKey() + ": " + code));
                        })));
        return found;
    }

    /** Every code that an operation or a shared response names. */
    private static Set<String> codesIn(JsonNode contract) {
        var codes = new TreeSet<String>();
        contract.findValues(Refusals.CODES).forEach(named -> named.forEach(code -> codes.add(code.asText())));
        return codes;
    }

    private static Set<String> codes(String description) {
        return CODE.matcher(description)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode resolved(JsonNode contract, JsonNode response) {
        var reference = response.path("$ref").asText();
        return reference.isEmpty() ? response : contract.at(reference.substring(1));
    }
}

package cn.icpfiling.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.claims.ClaimAct;
import cn.icpfiling.legacy.core.claims.ClaimLifecycle;
import cn.icpfiling.legacy.core.claims.ClaimParty;
import cn.icpfiling.legacy.core.differences.DifferenceAct;
import cn.icpfiling.legacy.core.differences.DifferenceLifecycle;
import cn.icpfiling.legacy.core.differences.DifferenceParty;
import cn.icpfiling.legacy.core.imports.ImportAct;
import cn.icpfiling.legacy.core.imports.ImportLifecycle;
import cn.icpfiling.legacy.core.imports.ImportParty;
import cn.icpfiling.legacy.core.latepapers.LatePaperAct;
import cn.icpfiling.legacy.core.latepapers.LatePaperLifecycle;
import cn.icpfiling.legacy.core.latepapers.LatePaperParty;
import cn.icpfiling.legacy.core.resets.ResetAct;
import cn.icpfiling.legacy.core.resets.ResetLifecycle;
import cn.icpfiling.legacy.core.resets.ResetParty;
import cn.icpfiling.platform.testkit.ContractStates;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The contract names the states in which each operation may be carried out, as the tables of the domain do. */
class StatesOfContractTest {

    @Test
    void every_operation_on_a_claim_an_import_a_reset_a_late_paper_or_a_difference_names_its_states_as_the_tables_do() {
        var states = ContractStates.of(
                        Path.of("src/main/contract/openapi.yaml"),
                        "/api/v1/legacy-claims/{id}",
                        "/api/v1/legacy-imports/{id}",
                        "/api/v1/legacy-mailbox-resets/{id}",
                        "/api/v1/legacy-late-papers/{id}",
                        "/api/v1/legacy-reconciliation/differences/{id}")
                .acts("withdrawLegacyClaim", ClaimLifecycle.table(), ClaimParty.HOLDER, ClaimAct.WITHDRAW)
                // A reveal asks for a reason, and is audited; the state says nothing.
                .independent("revealLegacyClaim")
                .acts("confirmLegacyImport", ImportLifecycle.table(), ImportParty.HOLDER, ImportAct.CONFIRM)
                .acts("sendLegacyPasswordLink", ResetLifecycle.table(), ResetParty.APPLICANT, ResetAct.RENEW_LINK)
                .acts(
                        "decideLegacyLatePaper",
                        LatePaperLifecycle.table(),
                        LatePaperParty.SUPPORT,
                        LatePaperAct.TRY_AGAIN,
                        LatePaperAct.CLOSE)
                .acts(
                        "settleLegacyDifference",
                        DifferenceLifecycle.table(),
                        DifferenceParty.ADMINISTRATOR,
                        DifferenceAct.SETTLE)
                // It depends on what differs: a filing that was lost is never settled.
                .independent("repeatLegacyHandOver");

        assertThat(states.differences()).isEmpty();
    }

    /** The old platform is closed but for its sign-in (docs/trade.md 3.11): a login or a password is taken for an import or for its own loss. */
    @Test
    void an_old_login_opens_its_import_and_nothing_else() throws IOException {
        var contract = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("src/main/contract/openapi.yaml").toFile());

        assertThat(operations(contract).filter(operation -> takesALogin(contract, operation)))
                .extracting(operation -> operation.path("operationId").asText())
                .containsExactlyInAnyOrder("beginLegacyImport", "setLegacyPassword");
    }

    private static Stream<JsonNode> operations(JsonNode contract) {
        return StreamSupport.stream(contract.path("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
                .filter(operation -> operation.has("operationId"));
    }

    private static boolean takesALogin(JsonNode contract, JsonNode operation) {
        var schema = operation.at("/requestBody/content/application~1json/schema");
        var named =
                schema.has("$ref") ? contract.at(schema.path("$ref").asText().substring(1)) : schema;
        return named.path("properties").has("login") || named.path("properties").has("password");
    }
}

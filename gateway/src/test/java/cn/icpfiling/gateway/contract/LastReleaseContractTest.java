package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.icpfiling.platform.testkit.release.Break;
import cn.icpfiling.platform.testkit.release.BreakRule;
import cn.icpfiling.platform.testkit.release.IntendedBreaks;
import cn.icpfiling.platform.testkit.release.LastRelease;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The merged contract of today against that of the last release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // all contracts are merged once
class LastReleaseContractTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", ".."));
    private static final String ORDERS = "/paths/~1api~1v1~1orders";

    @TempDir
    Path other;

    private final ObjectNode today = Union.ofBundledContracts().document();

    @Test
    void nothing_breaks_callers_of_the_last_release() throws IOException {
        var last = LastRelease.of(ROOT);
        assumeTrue(last.isPresent(), LastRelease.NONE);

        assertThat(IntendedBreaks.read(ROOT, "operations")
                        .faults(last.orElseThrow(), last.orElseThrow().operations(today)))
                .as("breaks against " + last.orElseThrow().version() + "; docs/releasing.md says what to do")
                .isEmpty();
    }

    @Test
    void the_contract_that_a_release_would_freeze_today_breaks_nothing() throws IOException {
        assertThat(frozen().operations(today)).isEmpty();
    }

    @Test
    void a_contract_that_lost_something_since_is_noticed() throws IOException {
        var last = frozen();
        var poorer = today.deepCopy();
        ((ObjectNode) poorer.path("paths")).remove("/api/v1/orders/{id}");
        ((ObjectNode) poorer.at(ORDERS + "/get/responses")).remove("200");
        ((ObjectNode) poorer.at(ORDERS + "/post")).putArray("x-icp-roles").add("support");
        ((ObjectNode) poorer.at("/components/schemas/Order/properties")).remove("state");

        assertThat(last.operations(poorer))
                .extracting(Break::rule)
                .contains(
                        BreakRule.OPERATION_REMOVED,
                        BreakRule.RESPONSE_REMOVED,
                        BreakRule.ACCESS_NARROWED,
                        BreakRule.PROPERTY_REMOVED);
    }

    private LastRelease frozen() throws IOException {
        var folder = Files.createDirectories(other.resolve("docs/releases/0.0.1"));
        WriteContract.main(folder.resolve("openapi.yaml").toString());
        return LastRelease.of(other).orElseThrow();
    }
}

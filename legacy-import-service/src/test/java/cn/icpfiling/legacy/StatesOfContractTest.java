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
import java.nio.file.Path;
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
}

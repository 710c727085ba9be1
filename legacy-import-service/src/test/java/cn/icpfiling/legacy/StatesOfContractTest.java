package cn.icpfiling.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.imports.ImportAct;
import cn.icpfiling.legacy.core.imports.ImportLifecycle;
import cn.icpfiling.legacy.core.imports.ImportParty;
import cn.icpfiling.legacy.core.latepapers.LatePaperAct;
import cn.icpfiling.legacy.core.latepapers.LatePaperLifecycle;
import cn.icpfiling.legacy.core.latepapers.LatePaperParty;
import cn.icpfiling.platform.testkit.ContractStates;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract names the states in which each operation may be carried out, as the tables of the domain do. */
class StatesOfContractTest {

    @Test
    void every_operation_on_an_import_or_a_late_paper_names_its_states_as_the_tables_do() {
        var states = ContractStates.of(
                        Path.of("src/main/contract/openapi.yaml"),
                        "/api/v1/legacy-imports/{id}",
                        "/api/v1/legacy-late-papers/{id}")
                .acts("confirmLegacyImport", ImportLifecycle.table(), ImportParty.HOLDER, ImportAct.CONFIRM)
                .acts(
                        "decideLegacyLatePaper",
                        LatePaperLifecycle.table(),
                        LatePaperParty.SUPPORT,
                        LatePaperAct.TRY_AGAIN,
                        LatePaperAct.CLOSE);

        assertThat(states.differences()).isEmpty();
    }
}

package cn.icpfiling.account.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.TransferAct;
import cn.icpfiling.account.core.TransferLifecycle;
import cn.icpfiling.account.core.TransferRole;
import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseLifecycle;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.policies.PolicyState;
import cn.icpfiling.platform.lifecycle.Step;
import cn.icpfiling.platform.testkit.ContractStates;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract names the states in which each operation may be carried out, as the tables of the domain do. */
class StatesOfContractTest {

    private final ContractStates states = ContractStates.of(
            Path.of("src/main/contract/openapi.yaml"),
            "/api/v1/filing-transfers/{id}",
            "/api/v1/support-cases/{id}",
            "/api/v1/own-cases/{id}");

    @Test
    void every_operation_on_a_transfer_or_a_case_names_its_states_as_the_tables_do() {
        var transfers = TransferLifecycle.table();
        states.acts("nameTransferTarget", transfers, TransferRole.SOURCE, TransferAct.NAME_TARGET)
                .acts("requestTransferCode", transfers, TransferRole.SOURCE, TransferAct.REQUEST_CODE)
                .acts("confirmFilingTransfer", transfers, TransferRole.SOURCE, TransferAct.CONFIRM)
                .acts("cancelFilingTransfer", transfers, TransferRole.SOURCE, TransferAct.CANCEL);

        var cases = CaseLifecycle.table();
        states.acts("claimSupportCase", cases, CaseRole.SUPPORT, CaseAct.CLAIM)
                .acts("releaseSupportCase", cases, CaseRole.SUPPORT, CaseAct.RELEASE)
                // As SupportCase.requireClaimed: only the person who works on a case writes to its holder.
                .acts("writeToHolder", cases, CaseRole.SUPPORT, CaseAct.RELEASE)
                .acts(
                        "decideSupportCase",
                        cases,
                        CaseRole.SUPPORT,
                        CaseAct.PROPOSE,
                        CaseAct.GRANT,
                        CaseAct.REFUSE,
                        CaseAct.SEND_BACK)
                // A reveal asks for a reason and a claim of today, and is audited; the state says nothing.
                .independent("revealSupportCase");

        states.in("handInOwnCase", asTheHolderSees(CaseRole.HOLDER, CaseAct.HAND_IN))
                .in("withdrawOwnCase", asTheHolderSees(CaseRole.HOLDER, CaseAct.WITHDRAW))
                // As SupportCase.isOpen.
                .in("writeToSupport", List.of(HolderCaseState.WAITING_FOR_YOU, HolderCaseState.UNDER_REVIEW))
                .in("stopCase", asTheHolderSees(CaseRole.SOURCE, CaseAct.STOP));

        states.in("confirmSupportPolicies", List.of(PolicyState.PROPOSED))
                .in("withdrawSupportPolicies", List.of(PolicyState.PROPOSED));

        assertThat(states.differences()).isEmpty();
    }

    private static List<HolderCaseState> asTheHolderSees(CaseRole who, CaseAct act) {
        return CaseLifecycle.table().steps().stream()
                .filter(step -> step.act() == act && step.who().contains(who))
                .map(Step::from)
                .map(HolderCaseState::of)
                .distinct()
                .toList();
    }
}

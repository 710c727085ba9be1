package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderLifecycle;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.core.offline.OfflineAct;
import cn.icpfiling.filing.core.offline.OfflineLifecycle;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillLifecycle;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.testkit.ContractStates;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract names the states in which each operation may be carried out, as the tables of the domain do. */
class StatesOfContractTest {

    private static final List<Lifecycle<OrderState, OrderAct, OrderRole>> TABLES = List.of(
            OrderLifecycle.of(OrderType.FIRST_FILING),
            OrderLifecycle.of(OrderType.DEREGISTER_SERVICE),
            OrderLifecycle.ofProvider());

    private final ContractStates states = ContractStates.of(
            Path.of("src/main/contract/openapi.yaml"),
            "/api/v1/orders/{id}",
            "/api/v1/offline-deregistrations/{id}",
            "/api/v1/prefilled-orders/{id}");

    private void order(String operation, OrderRole who, OrderAct first, OrderAct... others) {
        TABLES.forEach(table -> states.acts(operation, table, who, first, others));
    }

    @Test
    void every_operation_on_an_order_or_a_case_names_its_states_as_the_tables_do() {
        var editable =
                Arrays.stream(OrderState.values()).filter(OrderState::editable).toList();
        for (var operation : List.of(
                "enterSubject",
                "changeSubjectEntry",
                "enterCertificate",
                "enterRegion",
                "enterService",
                "changeServiceEntry",
                "uploadMaterial",
                "beginUpload",
                "addToUpload")) {
            states.in(operation, editable);
        }
        order("submitOrder", OrderRole.APPLICANT, OrderAct.SUBMIT, OrderAct.RESUBMIT);
        order("withdrawOrder", OrderRole.APPLICANT, OrderAct.WITHDRAW);
        order("abandonOrder", OrderRole.APPLICANT, OrderAct.ABANDON);
        order(
                "decideOrder",
                OrderRole.REVIEWER,
                OrderAct.APPROVE,
                OrderAct.REJECT,
                OrderAct.REQUEST_CORRECTION,
                OrderAct.PROPOSE_APPROVAL,
                OrderAct.PROPOSE_REJECTION);
        order("claimOrder", OrderRole.REVIEWER, OrderAct.CLAIM);
        order("releaseOrder", OrderRole.REVIEWER, OrderAct.RELEASE);
        order("confirmDecision", OrderRole.REVIEWER, OrderAct.SEND_BACK, OrderAct.CONFIRM_GRANT);
        order("proposeGrant", OrderRole.REVIEWER, OrderAct.PROPOSE_GRANT);
        order("recordCall", OrderRole.REVIEWER, OrderAct.CALL);
        order("settleRules", OrderRole.REVIEWER, OrderAct.SETTLE_RULES);
        order("judgeDomainPapers", OrderRole.REVIEWER, OrderAct.ACCEPT_PAPERS);
        order("askVerification", OrderRole.REVIEWER, OrderAct.ASK_VERIFICATION);
        // As Authenticity.isAskedFor: a principal may be asked while the applicant or the provider has the order.
        states.in(
                "linkPhone",
                Arrays.stream(OrderState.values())
                        .filter(state -> state.waitingFor() == WaitingFor.APPLICANT || state.underReview())
                        .toList());

        var offline = OfflineLifecycle.table();
        states.acts("handInOfflinePapers", offline, OrderRole.APPLICANT, OfflineAct.HAND_IN);
        states.acts("closeOfflineDeregistration", offline, OrderRole.APPLICANT, OfflineAct.CLOSE);
        states.in("checkFilingTypeAgain", List.of(OfflineState.FREED));

        var prefilled = PrefillLifecycle.table();
        states.acts("sendPrefillMessage", prefilled, PrefillRole.PARTNER, PrefillAct.RESEND);
        states.acts("withdrawPrefilledOrder", prefilled, PrefillRole.PARTNER, PrefillAct.WITHDRAW);

        // An upload is given up, and a paper is read, at any time. Support reveals data at any time for a case, and a
        // reviewer only while the order is under review (RevealData).
        states.independent("endUpload", "linkMaterial", "revealData");

        assertThat(states.differences()).isEmpty();
    }
}

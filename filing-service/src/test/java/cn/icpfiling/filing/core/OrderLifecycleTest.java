package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/trade.md 2.3 and the steps that ADR 0010 and the provider's end of access added, written out a second time by hand,
 * against every state, act and role.
 */
class OrderLifecycleTest {

    private static final Set<String> TABLE = Set.of(
            "DRAFT SUBMIT APPLICANT PROVIDER_REVIEW",
            "PROVIDER_REVIEW REQUEST_CORRECTION REVIEWER PROVIDER_CORRECTION",
            "PROVIDER_REVIEW REQUEST_CORRECTION SYSTEM PROVIDER_CORRECTION",
            "PROVIDER_REVIEW REJECT REVIEWER PROVIDER_REJECTED",
            "PROVIDER_REVIEW APPROVE REVIEWER AWAITING_SUBMISSION",
            "PROVIDER_REVIEW FLAG SYSTEM PROVIDER_REVIEW",
            "PROVIDER_REVIEW SETTLE_RULES REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW ACCEPT_PAPERS REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW ASK_VERIFICATION REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW CLAIM REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW RELEASE REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW RELEASE ADMINISTRATOR PROVIDER_REVIEW",
            "PROVIDER_REVIEW CALL REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW PROPOSE_APPROVAL REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW PROPOSE_REJECTION REVIEWER PROVIDER_REVIEW",
            "PROVIDER_REVIEW SEND_BACK REVIEWER PROVIDER_REVIEW",
            "PROVIDER_RECHECK FLAG SYSTEM PROVIDER_RECHECK",
            "PROVIDER_RECHECK SETTLE_RULES REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK ACCEPT_PAPERS REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK ASK_VERIFICATION REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK CLAIM REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK RELEASE REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK RELEASE ADMINISTRATOR PROVIDER_RECHECK",
            "PROVIDER_RECHECK CALL REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK PROPOSE_APPROVAL REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK PROPOSE_REJECTION REVIEWER PROVIDER_RECHECK",
            "PROVIDER_RECHECK SEND_BACK REVIEWER PROVIDER_RECHECK",
            "PROVIDER_REVIEW WITHDRAW APPLICANT DRAFT",
            "PROVIDER_RECHECK REQUEST_CORRECTION REVIEWER PROVIDER_CORRECTION",
            "PROVIDER_RECHECK REQUEST_CORRECTION SYSTEM PROVIDER_CORRECTION",
            "PROVIDER_RECHECK REJECT REVIEWER PROVIDER_REJECTED",
            "PROVIDER_RECHECK APPROVE REVIEWER AWAITING_SUBMISSION",
            "PROVIDER_RECHECK WITHDRAW APPLICANT DRAFT",
            "PROVIDER_CORRECTION RESUBMIT APPLICANT PROVIDER_RECHECK",
            "PROVIDER_REJECTED RESUBMIT APPLICANT PROVIDER_REVIEW",
            "AUTHORITY_REJECTED RESUBMIT APPLICANT PROVIDER_REVIEW",
            "SMS_EXPIRED RESUBMIT APPLICANT AWAITING_SUBMISSION",
            "SMS_EXPIRED WITHDRAW APPLICANT DRAFT",
            "AWAITING_SUBMISSION REQUEST_CORRECTION SYSTEM PROVIDER_CORRECTION",
            "AWAITING_SUBMISSION REQUEST_CORRECTION REVIEWER PROVIDER_CORRECTION",
            "AWAITING_SUBMISSION FLAG SYSTEM AWAITING_SUBMISSION",
            "AWAITING_SUBMISSION WITHDRAW APPLICANT DRAFT",
            "AWAITING_SUBMISSION UPLOAD SYSTEM SMS_PENDING",
            "AWAITING_SUBMISSION UPLOAD_WITHOUT_SMS SYSTEM AUTHORITY_REVIEW",
            "SMS_PENDING SMS_VERIFIED AUTHORITY AUTHORITY_REVIEW",
            "SMS_PENDING SMS_FAILED AUTHORITY SMS_EXPIRED",
            "SMS_PENDING REFUSE AUTHORITY AUTHORITY_REJECTED",
            "AUTHORITY_REVIEW GRANT AUTHORITY COMPLETED",
            "AUTHORITY_REVIEW REFUSE AUTHORITY AUTHORITY_REJECTED",
            "AUTHORITY_REJECTED REFUSE AUTHORITY AUTHORITY_REJECTED",
            "SMS_PENDING FLAG SYSTEM SMS_PENDING",
            "SMS_PENDING REQUEST_CORRECTION REVIEWER PROVIDER_CORRECTION",
            "SMS_PENDING REJECT REVIEWER PROVIDER_REJECTED",
            "SMS_PENDING PROPOSE_GRANT REVIEWER SMS_PENDING",
            "SMS_PENDING CONFIRM_GRANT REVIEWER COMPLETED",
            "SMS_PENDING SEND_BACK REVIEWER SMS_PENDING",
            "AUTHORITY_REVIEW FLAG SYSTEM AUTHORITY_REVIEW",
            "AUTHORITY_REVIEW REQUEST_CORRECTION REVIEWER PROVIDER_CORRECTION",
            "AUTHORITY_REVIEW REJECT REVIEWER PROVIDER_REJECTED",
            "AUTHORITY_REVIEW PROPOSE_GRANT REVIEWER AUTHORITY_REVIEW",
            "AUTHORITY_REVIEW CONFIRM_GRANT REVIEWER COMPLETED",
            "AUTHORITY_REVIEW SEND_BACK REVIEWER AUTHORITY_REVIEW",
            "DRAFT ABANDON APPLICANT ABANDONED",
            "PROVIDER_CORRECTION ABANDON APPLICANT ABANDONED",
            "PROVIDER_REJECTED ABANDON APPLICANT ABANDONED",
            "SMS_EXPIRED ABANDON APPLICANT ABANDONED",
            "AUTHORITY_REJECTED ABANDON APPLICANT ABANDONED",
            "DRAFT EXPIRE SYSTEM EXPIRED",
            "PROVIDER_CORRECTION EXPIRE SYSTEM EXPIRED",
            "PROVIDER_REJECTED EXPIRE SYSTEM EXPIRED",
            "SMS_EXPIRED EXPIRE SYSTEM EXPIRED",
            "AUTHORITY_REJECTED EXPIRE SYSTEM EXPIRED");

    /** Nothing to review and nothing to correct: straight on, and after a refusal again or not at all. */
    private static final Set<String> DEREGISTRATION = Set.of(
            "DRAFT SUBMIT APPLICANT AWAITING_SUBMISSION",
            "AUTHORITY_REJECTED RESUBMIT APPLICANT AWAITING_SUBMISSION",
            "SMS_EXPIRED RESUBMIT APPLICANT AWAITING_SUBMISSION",
            "AWAITING_SUBMISSION WITHDRAW APPLICANT DRAFT",
            "AWAITING_SUBMISSION FLAG SYSTEM AWAITING_SUBMISSION",
            "AWAITING_SUBMISSION REJECT REVIEWER AUTHORITY_REJECTED",
            "AWAITING_SUBMISSION UPLOAD SYSTEM SMS_PENDING",
            "AWAITING_SUBMISSION UPLOAD_WITHOUT_SMS SYSTEM AUTHORITY_REVIEW",
            "SMS_PENDING SMS_VERIFIED AUTHORITY AUTHORITY_REVIEW",
            "SMS_PENDING SMS_FAILED AUTHORITY SMS_EXPIRED",
            "SMS_PENDING REFUSE AUTHORITY AUTHORITY_REJECTED",
            "AUTHORITY_REVIEW GRANT AUTHORITY COMPLETED",
            "AUTHORITY_REVIEW REFUSE AUTHORITY AUTHORITY_REJECTED",
            "AUTHORITY_REJECTED REFUSE AUTHORITY AUTHORITY_REJECTED",
            "SMS_PENDING FLAG SYSTEM SMS_PENDING",
            "SMS_PENDING REJECT REVIEWER AUTHORITY_REJECTED",
            "SMS_PENDING PROPOSE_GRANT REVIEWER SMS_PENDING",
            "SMS_PENDING CONFIRM_GRANT REVIEWER COMPLETED",
            "SMS_PENDING SEND_BACK REVIEWER SMS_PENDING",
            "AUTHORITY_REVIEW FLAG SYSTEM AUTHORITY_REVIEW",
            "AUTHORITY_REVIEW REJECT REVIEWER AUTHORITY_REJECTED",
            "AUTHORITY_REVIEW PROPOSE_GRANT REVIEWER AUTHORITY_REVIEW",
            "AUTHORITY_REVIEW CONFIRM_GRANT REVIEWER COMPLETED",
            "AUTHORITY_REVIEW SEND_BACK REVIEWER AUTHORITY_REVIEW",
            "DRAFT ABANDON APPLICANT ABANDONED",
            "SMS_EXPIRED ABANDON APPLICANT ABANDONED",
            "AUTHORITY_REJECTED ABANDON APPLICANT ABANDONED",
            "DRAFT EXPIRE SYSTEM EXPIRED",
            "SMS_EXPIRED EXPIRE SYSTEM EXPIRED",
            "AUTHORITY_REJECTED EXPIRE SYSTEM EXPIRED");

    /** Of the provider's own: the holder has no part in it, and what the authority does not take is over. */
    private static final Set<String> PROVIDERS = Set.of(
            "DRAFT SUBMIT REVIEWER AWAITING_SUBMISSION",
            "AWAITING_SUBMISSION UPLOAD SYSTEM SMS_PENDING",
            "AWAITING_SUBMISSION UPLOAD_WITHOUT_SMS SYSTEM AUTHORITY_REVIEW",
            "SMS_PENDING SMS_VERIFIED AUTHORITY AUTHORITY_REVIEW",
            "SMS_PENDING SMS_FAILED AUTHORITY ABANDONED",
            "SMS_PENDING REFUSE AUTHORITY ABANDONED",
            "AUTHORITY_REVIEW GRANT AUTHORITY COMPLETED",
            "AUTHORITY_REVIEW REFUSE AUTHORITY ABANDONED",
            "AWAITING_SUBMISSION REJECT REVIEWER ABANDONED",
            "SMS_PENDING FLAG SYSTEM SMS_PENDING",
            "SMS_PENDING REJECT REVIEWER ABANDONED",
            "SMS_PENDING PROPOSE_GRANT REVIEWER SMS_PENDING",
            "SMS_PENDING CONFIRM_GRANT REVIEWER COMPLETED",
            "SMS_PENDING SEND_BACK REVIEWER SMS_PENDING",
            "AUTHORITY_REVIEW FLAG SYSTEM AUTHORITY_REVIEW",
            "AUTHORITY_REVIEW REJECT REVIEWER ABANDONED",
            "AUTHORITY_REVIEW PROPOSE_GRANT REVIEWER AUTHORITY_REVIEW",
            "AUTHORITY_REVIEW CONFIRM_GRANT REVIEWER COMPLETED",
            "AUTHORITY_REVIEW SEND_BACK REVIEWER AUTHORITY_REVIEW");

    @Test
    void the_table_says_this_and_no_more() {
        assertThat(said(OrderLifecycle.ofProvider())).containsExactlyInAnyOrderElementsOf(PROVIDERS);
        for (var type : OrderType.values()) {
            assertThat(said(OrderLifecycle.of(type)))
                    .as(type.name())
                    .containsExactlyInAnyOrderElementsOf(type.isDeregistration() ? DEREGISTRATION : TABLE);
        }
    }

    private static Set<String> said(Lifecycle<OrderState, OrderAct, OrderRole> table) {
        var said = new TreeSet<String>();
        for (var state : OrderState.values()) {
            for (var act : OrderAct.values()) {
                for (var role : OrderRole.values()) {
                    collect(table, state, act, role, said);
                }
            }
        }
        return said;
    }

    private static void collect(
            Lifecycle<OrderState, OrderAct, OrderRole> table,
            OrderState state,
            OrderAct act,
            OrderRole role,
            Set<String> said) {
        if (table.acts(state, role).contains(act)) {
            var step = table.step(state, act, role);
            said.add(state + " " + act + " " + role + " " + step.to());
        } else {
            assertThatThrownBy(() -> table.step(state, act, role))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED));
        }
    }

    @Test
    void an_order_ends_completed_abandoned_or_expired_and_only_there() {
        var ends = Arrays.stream(OrderState.values())
                .filter(OrderLifecycle.of(OrderType.FIRST_FILING)::isFinal)
                .collect(Collectors.toSet());

        assertThat(ends).containsExactlyInAnyOrder(OrderState.COMPLETED, OrderState.ABANDONED, OrderState.EXPIRED);
        assertThat(ends).allMatch(state -> state.waitingFor() == WaitingFor.NOBODY);
    }

    /** Whatever the authority does or leaves undone: the holder and the reviewers alone can lead every order to its end. */
    @Test
    void from_every_state_a_holder_and_a_reviewer_reach_an_end() {
        var tables = Stream.concat(
                Stream.of(OrderLifecycle.ofProvider()),
                Stream.of(OrderType.values()).map(OrderLifecycle::of));

        assertThat(tables).allSatisfy(table -> {
            var open = table.steps().stream().map(Step::from).collect(Collectors.toSet());
            // the provider's own is submitted in the transaction that drafts it
            open.remove(OrderState.DRAFT);
            assertThat(open)
                    .allSatisfy(state -> assertThat(reached(table, state))
                            .as("from %s", state)
                            .anyMatch(end -> end.waitingFor() == WaitingFor.NOBODY));
        });
    }

    private static Set<OrderState> reached(Lifecycle<OrderState, OrderAct, OrderRole> table, OrderState from) {
        var reached = EnumSet.of(from);
        var grew = true;
        while (grew) {
            grew = reached.addAll(table.steps().stream()
                    .filter(step -> reached.contains(step.from()))
                    .filter(step -> step.who().contains(OrderRole.APPLICANT)
                            || step.who().contains(OrderRole.REVIEWER))
                    .map(Step::to)
                    .toList());
        }
        return reached;
    }

    @Test
    void events_have_literal_names() {
        assertThat(OrderType.values())
                .flatExtracting(type -> OrderLifecycle.of(type).steps())
                .allSatisfy(step -> assertThat(step.event()).matches("filing\\.order\\.[a-z-]+"));
    }
}

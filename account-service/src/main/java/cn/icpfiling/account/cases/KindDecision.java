package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import java.util.List;
import java.util.UUID;

/** What a decision about one kind of case needs and does besides the row of the queue. */
public interface KindDecision {

    CaseKind kind();

    /**
     * Judges the reason and asks other services. Called outside of any transaction.
     *
     * @return what the decision does in its transaction
     */
    Effect prepare(UUID id, CaseDecision decision, CaseReason reason);

    /**
     * Returns what keeps the case from a grant now. Asks other services, and fails if they do not answer; called outside of any
     * transaction.
     */
    default List<AccountProblem> hindrances(SupportCase found) {
        return List.of();
    }

    /** Refuses the papers of a case that waits for what its holder can mend in their own account. Called as {@link #hindrances}. */
    default void requireReady(SupportCase found) {}

    /** The part of a decision that belongs to its kind. */
    @FunctionalInterface
    interface Effect {

        Effect NONE = (_, _) -> {};

        /**
         * Refuses the decision, or adds to it. The case is locked, and decided or proposed already in this transaction.
         *
         * @param state after the decision
         */
        void apply(SupportCase decided, CaseState state);
    }
}

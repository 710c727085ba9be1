package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
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

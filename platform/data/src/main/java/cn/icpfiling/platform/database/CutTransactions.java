package cn.icpfiling.platform.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;

/** A transaction that ended without a decision: it timed out, or its commit got no response. */
final class CutTransactions {

    private CutTransactions() {}

    static boolean isCut(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> switch (cause) {
            case HeuristicMixedException unanswered -> true;
            case HeuristicRollbackException unanswered -> true;
            case RollbackException rolledBack -> isWithoutReason(rolledBack);
            default -> false;
        });
    }

    /** If there is a reason (a constraint, a bad statement), the reason decides. */
    private static boolean isWithoutReason(RollbackException rolledBack) {
        return rolledBack.getCause() == null && rolledBack.getSuppressed().length == 0;
    }
}

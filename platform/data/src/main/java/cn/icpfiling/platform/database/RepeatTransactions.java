package cn.icpfiling.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;

/**
 * Calls a method with {@code @Transactional} again after a collision, as {@link UnitOfWork} repeats its work. It stands
 * around the interceptor that opens the transaction (200), because a cluster refuses some transactions only at COMMIT.
 * A method that is called inside a transaction is a part of it and is not called again alone.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
final class RepeatTransactions {

    private final TransactionManager transactions;

    RepeatTransactions(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        return transactions.getStatus() == Status.STATUS_NO_TRANSACTION
                ? Collisions.retried(call::proceed)
                : call.proceed();
    }
}

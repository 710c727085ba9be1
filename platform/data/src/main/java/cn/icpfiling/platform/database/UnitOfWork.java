package cn.icpfiling.platform.database;

import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import java.util.concurrent.Callable;

/**
 * Opens a transaction for code that does something before or after it. A method that is one transaction as a whole has
 * {@code @Transactional} instead, which repeats the method alike ({@link RepeatTransactions}).
 *
 * <p>Each form begins a new transaction; one that is open waits meanwhile. The transaction is rolled back if the work
 * throws. An unchecked exception arrives as it was thrown, a checked one as the cause of a
 * {@code QuarkusTransactionException}. All forms except {@link #once} repeat the work after a collision, as
 * {@link Collisions} says. So their work and a method with {@code @Transactional} do nothing that the rollback does not
 * undo: they ask no network, write no file, count in no variable or metric, and store no entity that was made before.
 */
public final class UnitOfWork {

    private UnitOfWork() {}

    public static <T> T in(Callable<T> work) {
        return Collisions.retried(() -> once(work));
    }

    public static void run(Runnable work) {
        in(() -> {
            work.run();
            return null;
        });
    }

    /** Commits a refusal too, so that the try it counted and the session it ended are stored. */
    public static <T> T keepingRefusals(Callable<T> work) {
        return Collisions.retried(() -> QuarkusTransaction.requiringNew()
                .exceptionHandler(failure -> failure instanceof ProblemException
                        ? TransactionExceptionResult.COMMIT
                        : TransactionExceptionResult.ROLLBACK)
                .call(work));
    }

    /** Runs work that must not run twice. The caller gets the collision. */
    public static <T> T once(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}

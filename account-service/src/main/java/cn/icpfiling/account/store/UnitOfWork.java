package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import java.util.concurrent.Callable;

/** Runs work in a new transaction and repeats it after a collision with another one. */
public final class UnitOfWork {

    private UnitOfWork() {}

    public static <T> T in(Callable<T> work) {
        return Collisions.retried(() -> QuarkusTransaction.requiringNew().call(work));
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
}

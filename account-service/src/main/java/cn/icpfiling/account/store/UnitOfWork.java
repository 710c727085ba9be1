package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import java.util.concurrent.Callable;

/** One transaction of its own, run again when it collided with another. */
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

    /** A refusal is a result that must last too: the try that it counted, the session that it ended. */
    public static <T> T keepingRefusals(Callable<T> work) {
        return Collisions.retried(() -> QuarkusTransaction.requiringNew()
                .exceptionHandler(failure -> failure instanceof ProblemException
                        ? TransactionExceptionResult.COMMIT
                        : TransactionExceptionResult.ROLLBACK)
                .call(work));
    }
}

package cn.icpfiling.planted;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;

/** Opens transactions in each way that leaves out what UnitOfWork does around one. */
final class OwnTransactions {
    void around(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    void begin(UserTransaction transaction) throws NotSupportedException, SystemException {
        transaction.begin();
    }

    void begin(TransactionManager transactions) throws NotSupportedException, SystemException {
        transactions.begin();
    }
}

package cn.icpfiling.platform.testkit.connections;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionImple;
import io.agroal.api.transaction.TransactionAware;
import io.agroal.narayana.LocalXAResource;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;

/** A connection of the pool whose server answers COMMIT with an error, as a server of a cluster does that certifies at COMMIT. */
final class ServerThatRefusesToCommit implements TransactionAware {

    private final int code;

    private ServerThatRefusesToCommit(int code) {
        this.code = code;
    }

    /** Joins the open transaction as the pool enlists its connections. */
    static void with(int code) {
        try {
            TransactionImple.getTransaction()
                    .enlistResource(new LocalXAResource(new ServerThatRefusesToCommit(code), ""));
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void transactionCommit() throws SQLException {
        throw new SQLException("from the server", "40000", code);
    }

    @Override
    public void transactionStart() {}

    @Override
    public void transactionBeforeCompletion(boolean successful) {}

    @Override
    public void transactionRollback() {}

    @Override
    public void transactionEnd() {}

    @Override
    public void transactionCheckCallback(SQLCallable<Boolean> callback) {}

    @Override
    public Object getConnection() {
        return null;
    }

    @Override
    public void setFlushOnly() {}
}

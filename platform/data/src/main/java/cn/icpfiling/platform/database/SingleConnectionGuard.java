package cn.icpfiling.platform.database;

import com.mysql.cj.jdbc.JdbcConnection;
import io.agroal.api.AgroalPoolInterceptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A thread holds one connection at a time. Suppose that each connection of the pool has a thread that asks for a second
 * one. All wait until the acquisition times out, while the database idles. So a second connection is counted and
 * logged. It is refused if {@code icp.db.second-connection} says so, as in all tests.
 */
@Singleton
final class SingleConnectionGuard implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(SingleConnectionGuard.class);
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);

    enum Second {
        TOLD,
        REFUSED
    }

    private final Map<Connection, Thread> holders = new ConcurrentHashMap<>();
    private final AtomicLong tellAt = new AtomicLong(System.nanoTime());
    private final Second second;
    private final Counter counter;

    SingleConnectionGuard(
            @ConfigProperty(name = "icp.db.second-connection", defaultValue = "told") Second second,
            MeterRegistry metrics) {
        this.second = second;
        this.counter = Counter.builder("icp.database.second.connections")
                .description("connections taken by a thread that held one already")
                .register(metrics);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        var taker = Thread.currentThread();
        if (holders.containsValue(taker)) {
            counter.increment();
            var where = new IllegalStateException("A thread that holds a connection takes another");
            if (second == Second.REFUSED) {
                throw where;
            }
            tell(where);
        }
        holders.put(itself(connection), taker);
    }

    /** Logs the stack trace once a minute. A busy place would fill the log, and the counter counts every case. */
    private void tell(IllegalStateException where) {
        var now = System.nanoTime();
        var due = tellAt.get();
        if (now - due >= 0 && tellAt.compareAndSet(due, now + TELL_EVERY.toNanos())) {
            LOG.warn(where.getMessage(), where);
        }
    }

    /** Another thread may return the connection, for example after the transaction timed out. */
    @Override
    public void onConnectionReturn(Connection connection) {
        holders.remove(itself(connection));
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        holders.remove(itself(connection));
    }

    /** Returns the driver's connection, because the pool passes another wrapper each time. */
    private static Connection itself(Connection connection) {
        try {
            return connection.unwrap(JdbcConnection.class);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}

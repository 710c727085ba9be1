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
 * A thread holds one connection at a time. Callers that hold one and want another wait for each other as soon as they are as many
 * as the pool is large: the database idles, and nobody gets on until the time for a connection is out. So a second one is counted
 * and told, and refused where {@code icp.db.second-connection} says so, as in every test.
 */
@Singleton
final class OneConnectionAThread implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(OneConnectionAThread.class);
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);

    enum Second {
        TOLD,
        REFUSED
    }

    private final Map<Connection, Thread> holders = new ConcurrentHashMap<>();
    private final AtomicLong tellAt = new AtomicLong(System.nanoTime());
    private final Second second;
    private final Counter counter;

    OneConnectionAThread(
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
            if (second == Second.REFUSED) throw where;
            tell(where);
        }
        holders.put(itself(connection), taker);
    }

    /** The way there, once a minute: a busy place would fill the log, and the counter has them all. */
    private void tell(IllegalStateException where) {
        var now = System.nanoTime();
        var due = tellAt.get();
        if (now - due >= 0 && tellAt.compareAndSet(due, now + TELL_EVERY.toNanos())) {
            LOG.warn(where.getMessage(), where);
        }
    }

    /** Whoever gives it back: of a transaction whose time is out that is another thread. */
    @Override
    public void onConnectionReturn(Connection connection) {
        holders.remove(itself(connection));
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        holders.remove(itself(connection));
    }

    /** The pool shows another wrapper each time. */
    private static Connection itself(Connection connection) {
        try {
            return connection.unwrap(JdbcConnection.class);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}

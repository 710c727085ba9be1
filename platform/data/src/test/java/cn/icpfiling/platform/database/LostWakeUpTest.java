package cn.icpfiling.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The pool has a gap: who has looked at all connections and found none idle is not told of one that comes back before they wait.
 * Here the gap is held open until the only connection is back. When the second test turns red, the gap is closed, and the settings
 * that the first one reads can go.
 */
class LostWakeUpTest {

    private static final String SETTINGS = "/META-INF/microprofile-config.properties";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Gap gap = new Gap();

    @Test
    void who_missed_a_connection_gets_it_at_the_next_look_at_idle_ones() throws Exception {
        var begun = System.nanoTime();

        assertThat(missing(setting("background-validation-interval"), PATIENCE)).isEqualTo("served");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Tag("long")
    void without_such_looks_they_wait_in_vain_beside_an_idle_connection() {
        assertThatThrownBy(() -> missing(Duration.ZERO, Duration.ofMillis(700)))
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .matches(DatabaseFailure::isOutage);
    }

    /** Asks for the only connection, which comes back between the look at it and the wait for it. */
    private String missing(Duration looks, Duration patience) throws Exception {
        var settings = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(patience)
                        .validationTimeout(looks)
                        .connectionFactoryConfiguration(made -> made.connectionProviderClass(NoDatabase.class)));
        try (var pool = AgroalDataSource.from(settings, gap)) {
            var other = pool.getConnection();
            var late = new FutureTask<>(() -> {
                try (var own = pool.getConnection()) {
                    return own.isClosed() ? "closed" : "served";
                }
            });
            Thread.ofVirtual().start(late);
            gap.opens();
            other.close();
            gap.closes();
            return late.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration setting(String name) throws IOException {
        var all = new Properties();
        try (var file = LostWakeUpTest.class.getResourceAsStream(SETTINGS)) {
            all.load(file);
        }
        return DurationConverter.parseDuration(all.getProperty("quarkus.datasource.jdbc." + name));
    }

    /** Between the look and the wait. */
    private static final class Gap implements AgroalDataSourceListener {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        void opens() throws InterruptedException {
            reached.await();
        }

        void closes() {
            closed.countDown();
        }

        @Override
        public void beforePoolBlock(long timeout) {
            if (!Thread.currentThread().isVirtual()) {
                return;
            }
            reached.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

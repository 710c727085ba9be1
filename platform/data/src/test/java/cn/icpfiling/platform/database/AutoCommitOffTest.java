package cn.icpfiling.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoCommitOffTest {

    /** Told of the failure, the pool would keep the dead connection's place for ever, and the next one would wait in vain. */
    @Test
    void a_connection_that_dies_on_its_way_back_leaves_its_place_to_a_new_one() throws SQLException {
        try (var pool = poolOfOne()) {
            var dead = pool.getConnection();
            dead.close();

            try (var next = pool.getConnection()) {
                assertThat(next.isClosed()).isFalse();
                assertThat(pool.getMetrics().flushCount()).isEqualTo(1);
            }
        }
    }

    private static AgroalDataSource poolOfOne() throws SQLException {
        var pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(settings -> settings.maxSize(1)
                        .acquisitionTimeout(Duration.ofMillis(700))
                        .exceptionSorter(new MySQLExceptionSorter())
                        .connectionFactoryConfiguration(made -> made.connectionProviderClass(NoDatabase.Dying.class))));
        pool.setPoolInterceptors(List.of(new AutoCommitOff()));
        return pool;
    }
}

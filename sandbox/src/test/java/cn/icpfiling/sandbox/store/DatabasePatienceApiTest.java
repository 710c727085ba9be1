package cn.icpfiling.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class DatabasePatienceApiTest {

    @Inject
    DataSource database;

    @Test
    void a_statement_waits_for_the_database_no_longer_than_those_of_the_other_services() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(20_000);
        }
    }
}

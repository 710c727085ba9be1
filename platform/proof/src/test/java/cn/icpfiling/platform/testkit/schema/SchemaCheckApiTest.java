package cn.icpfiling.platform.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.schema.SchemaCheck;
import cn.icpfiling.platform.schema.SchemaTooOld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A replica works on its own schema and on a newer one, never on an older one. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SchemaCheckApiTest {
    private static final String COLUMNS = "ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE";
    private static final String AWAY = "0007-operations-away";

    @Inject
    SchemaCheck schema;

    @Inject
    SmallRyeHealthReporter health;

    @Inject
    Sql sql;

    @Test
    void the_schema_of_this_release_is_right() {
        assertThatCode(schema::requireMigrated).doesNotThrowAnyException();
        assertThat(readiness()).contains("\"name\":\"schema\",\"status\":\"UP\"");
    }

    @Test
    void a_newer_schema_is_right_because_the_next_release_starts_beside_this_one() {
        sql.update(
                "INSERT INTO DATABASECHANGELOG (" + COLUMNS
                        + ") VALUES ('9999-next-release', 'probe', 'db/9999-next-release.sql', UTC_TIMESTAMP(), 9999, 'EXECUTED')");
        try {
            assertThatCode(schema::requireMigrated).doesNotThrowAnyException();
            assertThat(readiness()).contains("\"name\":\"schema\",\"status\":\"UP\"");
        } finally {
            sql.update("DELETE FROM DATABASECHANGELOG WHERE ID = '9999-next-release'");
        }
    }

    @Test
    void an_older_schema_is_refused_until_its_migration_has_run() {
        var last = sql.first(
                        row -> row.getString(1), "SELECT ID FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED DESC LIMIT 1")
                .orElseThrow();
        sql.update("UPDATE DATABASECHANGELOG SET ID = ? WHERE ID = ?", AWAY, last);
        try {
            assertThatThrownBy(schema::requireMigrated)
                    .isInstanceOf(SchemaTooOld.class)
                    .hasMessageStartingWith("The schema lacks 1 of the ")
                    .hasMessageContaining(":" + last + "; run the release's migration first");
            assertThat(readiness()).contains("\"name\":\"schema\",\"status\":\"DOWN\"", last);
        } finally {
            sql.update("UPDATE DATABASECHANGELOG SET ID = ? WHERE ID = ?", last, AWAY);
        }
        assertThat(readiness()).contains("\"name\":\"schema\",\"status\":\"UP\"");
    }

    private String readiness() {
        return health.getReadiness().getPayload().toString();
    }
}

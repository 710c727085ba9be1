package cn.icpfiling.platform.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    @Test
    void tables_columns_and_keys_have_names_of_one_form() throws IOException {
        var tables = 0;
        for (var schema : Schema.all(ROOT)) {
            for (var file : schema.files(ROOT)) {
                var migration = Files.readString(file);
                assertThat(Names.faults(migration))
                        .as("%s", ROOT.relativize(file))
                        .isEmpty();
                tables += migration.split("CREATE TABLE", -1).length - 1;
            }
        }
        assertThat(tables).as("tables of all schemas").isGreaterThan(100);
    }

    @Test
    void a_planted_name_of_another_form_is_found() {
        assertThat(Names.faults("""
                CREATE TABLE planted_order (
                  id        BINARY(16) NOT NULL PRIMARY KEY,
                  orderType VARCHAR(8) NOT NULL,
                  UNIQUE KEY by_type (orderType),
                  CONSTRAINT planted_order_kind CHECK (orderType <> '')
                );
                ALTER TABLE outbox ADD COLUMN sentAt DATETIME(6);
                """))
                .containsExactlyInAnyOrder(
                        "table planted_order is not in the plural",
                        "by_type does not begin with its table planted_order",
                        "column orderType is not in snake_case",
                        "column sentAt is not in snake_case");
    }

    @Test
    void right_names_pass() {
        assertThat(Names.faults("""
                -- CREATE TABLE OfAComment (
                CREATE TABLE order_history (
                  order_id BINARY(16) NOT NULL,
                  sequence BIGINT     NOT NULL,
                  order_of BIGINT AS
                    (CASE WHEN sequence > 0 THEN order_id END) STORED,
                  PRIMARY KEY (order_id, sequence),
                  KEY order_history_of (order_of),
                  CONSTRAINT order_history_order FOREIGN KEY (order_id) REFERENCES orders (id)
                );
                """)).isEmpty();
    }
}

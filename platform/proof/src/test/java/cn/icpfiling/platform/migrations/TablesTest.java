package cn.icpfiling.platform.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final String BASE = """
            -- CREATE TABLE of_a_comment (
            CREATE TABLE planted_orders (
              id   BINARY(16) NOT NULL PRIMARY KEY,
              name VARCHAR(8) NOT NULL,
              KEY planted_orders_name (name)
            );
            --rollback DROP TABLE planted_orders;
            CREATE TABLE planted_lines (
              id BINARY(16) NOT NULL,
              CONSTRAINT planted_lines_of FOREIGN KEY (id) REFERENCES planted_orders (id) ON DELETE CASCADE
            );
            CREATE TABLE planted_ends (
              id BINARY(16) NOT NULL
            );
            """;

    @Test
    void tables_and_columns_are_those_of_the_end() {
        var tables = Tables.of(List.of(
                BASE,
                "ALTER TABLE planted_orders ADD COLUMN phone VARBINARY(9),\n  ADD COLUMN mail INT, DROP COLUMN name;\n"
                        + "DROP TABLE planted_ends;"));

        assertThat(tables.columns()).containsOnlyKeys("planted_orders", "planted_lines");
        assertThat(tables.columns().get("planted_orders")).containsExactly("id", "mail", "phone");
        assertThat(tables.cascading()).containsExactly("planted_lines");
    }

    @Test
    void a_table_is_append_only_if_triggers_refuse_both_acts() {
        var update = "CREATE TRIGGER a BEFORE UPDATE ON planted_orders FOR EACH ROW SIGNAL SQLSTATE '45000';";
        var delete = update.replace("UPDATE", "DELETE");

        assertThat(Tables.of(List.of(BASE, update)).appendOnly()).isEmpty();
        assertThat(Tables.of(List.of(BASE, delete.replace("SIGNAL", "SET"), update))
                        .appendOnly())
                .isEmpty();
        assertThat(Tables.of(List.of(BASE, update, delete)).appendOnly()).containsExactly("planted_orders");
    }

    @Test
    void a_statement_that_cannot_be_read_is_told() {
        for (var statement : List.of(
                "ALTER TABLE planted_orders RENAME TO others;",
                "ALTER TABLE planted_orders RENAME COLUMN name TO phone;",
                "ALTER TABLE unknown ADD COLUMN phone INT;",
                "CREATE TABLE planted_copies LIKE planted_orders;")) {
            assertThatThrownBy(() -> Tables.of(List.of(BASE, statement)))
                    .as(statement)
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}

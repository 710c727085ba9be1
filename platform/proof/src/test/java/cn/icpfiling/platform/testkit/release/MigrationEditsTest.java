package cn.icpfiling.platform.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationEditsTest {
    private static final Path RELEASED = Path.of("db/0010-baseline.sql");
    private static final Path LATER = Path.of("db/0011-later.sql");

    /** The digest of "CREATE TABLE orders (id INT);". */
    private static final List<String> DIGESTS =
            List.of("13d48c0dae01b9846a83a8848e24e38f31b555559f27216010f998177c0a756a  db/0010-baseline.sql");

    @TempDir
    Path root;

    @BeforeEach
    void a_released_migration() throws IOException {
        Files.createDirectories(root.resolve("db"));
        Files.writeString(root.resolve(RELEASED), "CREATE TABLE orders (id INT);");
    }

    @Test
    void a_released_migration_as_it_was_and_a_later_one_that_adds_pass() throws IOException {
        Files.writeString(root.resolve(LATER), """
                -- changeset filing:0011-later
                ALTER TABLE orders ADD COLUMN note VARCHAR(9) NULL, ADD COLUMN sum DECIMAL(9, 2) NOT NULL DEFAULT 0;
                CREATE TABLE notes (id INT NOT NULL, text VARCHAR(9) NOT NULL);
                -- rollback ALTER TABLE orders DROP COLUMN note;
                """);

        assertThat(MigrationComparison.between(DIGESTS, root, List.of(RELEASED, LATER)))
                .isEmpty();
    }

    @Test
    void a_changed_and_a_removed_migration_are_found() throws IOException {
        Files.writeString(root.resolve(RELEASED), "CREATE TABLE orders (id BIGINT);");
        assertThat(MigrationComparison.between(DIGESTS, root, List.of(RELEASED)))
                .singleElement()
                .hasToString("MIGRATION_CHANGED db/0010-baseline.sql: changed");

        Files.delete(root.resolve(RELEASED));
        assertThat(MigrationComparison.between(DIGESTS, root, List.of()))
                .singleElement()
                .hasToString("MIGRATION_REMOVED db/0010-baseline.sql: removed");
    }

    @Test
    void a_later_migration_that_takes_something_away_is_found() throws IOException {
        for (var statement : List.of(
                "DROP TABLE orders",
                "alter table orders drop column id",
                "ALTER TABLE orders\n  RENAME COLUMN id TO order_id",
                "ALTER TABLE orders RENAME TO filings",
                "RENAME TABLE orders TO filings",
                "ALTER TABLE orders DROP id",
                "ALTER TABLE orders DROP COLUMN IF EXISTS id",
                "ALTER TABLE orders CHANGE id order_id INT",
                "ALTER TABLE orders CHANGE COLUMN id order_id INT")) {
            Files.writeString(root.resolve(LATER), statement + ";");

            assertThat(MigrationComparison.between(DIGESTS, root, List.of(RELEASED, LATER)))
                    .as(statement)
                    .extracting(Break::rule)
                    .containsExactly(BreakRule.MIGRATION_DROPS);
        }
    }

    @Test
    void a_later_migration_that_older_replicas_cannot_insert_under_is_found() throws IOException {
        Files.writeString(
                root.resolve(LATER),
                "ALTER TABLE orders\n  ADD COLUMN a INT DEFAULT 0,\n  ADD COLUMN b DECIMAL(9, 2)\n  NOT NULL;");

        assertThat(MigrationComparison.between(DIGESTS, root, List.of(RELEASED, LATER)))
                .singleElement()
                .hasToString("MIGRATION_REQUIRES db/0011-later.sql: ADD COLUMN b");
    }

    @Test
    void the_word_column_may_be_left_out() throws IOException {
        Files.writeString(
                root.resolve(LATER), "ALTER TABLE orders ADD b INT NOT NULL, ADD c INT, ADD KEY orders_c (c);");

        assertThat(MigrationComparison.between(DIGESTS, root, List.of(RELEASED, LATER)))
                .singleElement()
                .hasToString("MIGRATION_REQUIRES db/0011-later.sql: ADD COLUMN b");
    }

    @Test
    void a_later_migration_that_takes_less_is_found() throws IOException {
        for (var statement : List.of(
                "ALTER TABLE orders MODIFY id INT NOT NULL",
                "ALTER TABLE orders MODIFY COLUMN id SMALLINT",
                "ALTER TABLE orders MODIFY unknown INT",
                "ALTER TABLE orders ADD UNIQUE KEY orders_id (id)",
                "ALTER TABLE orders ADD CONSTRAINT UNIQUE (id)",
                "ALTER TABLE orders ADD CONSTRAINT orders_id CHECK (id > 0)",
                "ALTER TABLE orders ADD CHECK (id > 0)")) {
            Files.writeString(root.resolve(LATER), statement + ";");

            assertThat(MigrationComparison.between(DIGESTS, root, List.of(RELEASED, LATER)))
                    .as(statement)
                    .extracting(Break::rule)
                    .containsExactly(BreakRule.MIGRATION_NARROWS);
        }
    }

    @Test
    void a_later_migration_that_takes_more_or_drops_a_key_passes() throws IOException {
        Files.writeString(root.resolve(LATER), """
                CREATE TABLE notes (id INT NOT NULL, text VARCHAR(9) NOT NULL, sum DECIMAL(9, 2));
                ALTER TABLE notes ADD UNIQUE KEY notes_id (id), MODIFY text VARCHAR(5), DROP COLUMN sum;
                ALTER TABLE orders MODIFY id BIGINT, ADD KEY orders_id (id);
                ALTER TABLE orders DROP KEY orders_id, ALTER COLUMN id DROP DEFAULT;
                INSERT INTO notes VALUES (1, 'DROP TABLE orders; ADD b INT NOT NULL');
                """);

        assertThat(MigrationComparison.between(DIGESTS, root, List.of(RELEASED, LATER)))
                .isEmpty();
    }

    @Test
    void a_column_takes_what_it_took_if_it_is_as_long() {
        assertThat(ColumnType.of("VARCHAR(500) NOT NULL").takesAllOf(ColumnType.of("VARCHAR(200) NOT NULL")))
                .isTrue();
        assertThat(ColumnType.of("VARCHAR(200) NOT NULL").takesAllOf(ColumnType.of("VARCHAR(500) NOT NULL")))
                .isFalse();
        assertThat(ColumnType.of("DECIMAL(9, 4)").takesAllOf(ColumnType.of("DECIMAL(9, 2)")))
                .isFalse();
        assertThat(ColumnType.of("ENUM('A', 'B')").takesAllOf(ColumnType.of("ENUM('A')")))
                .isTrue();
        assertThat(ColumnType.of("TEXT").takesAllOf(ColumnType.of("VARCHAR(500)")))
                .isTrue();
        assertThat(ColumnType.of("VARCHAR(9)").takesAllOf(ColumnType.of("CHAR(10)")))
                .isFalse();
    }

    @Test
    void a_line_that_is_no_digest_is_refused() {
        assertThatThrownBy(() -> MigrationComparison.between(List.of("nonsense"), root, List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nonsense");
    }
}

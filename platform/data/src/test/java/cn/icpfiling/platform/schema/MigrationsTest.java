package cn.icpfiling.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every changeset of the changelog's files is needed, and a changelog that cannot be read is no empty one. */
class MigrationsTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path jar;

    @BeforeEach
    void readFromTheFolder() throws IOException {
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(new URL[] {jar.toUri().toURL()}, null));
    }

    @AfterEach
    void readFromTheJars() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void the_changesets_come_in_the_order_of_the_changelog() throws IOException {
        write("changelog.yaml", """
                databaseChangeLog:
                  # - include: { file: left-out.sql }
                  - include: { file: 0001-a.sql }
                  - include: {file: 0002-b.sql}
                """);
        write("0001-a.sql", """
                --liquibase formatted sql

                --changeset platform:0001-one
                CREATE TABLE ones (id INT);
                -- changeset platform:0001-two splitStatements:false
                CREATE TABLE twos (id INT);
                --rollback DROP TABLE twos;
                """);
        write("0002-b.sql", "--liquibase formatted sql\n--changeset filing:0002-b\nCREATE TABLE bs (id INT);\n");

        assertThat(Migrations.of("changelog.yaml"))
                .extracting(Object::toString)
                .containsExactly("platform:0001-one", "platform:0001-two", "filing:0002-b");
    }

    @Test
    void a_changelog_without_migrations_and_a_file_without_one_are_refused() throws IOException {
        write("changelog.yaml", "databaseChangeLog:\n  - include: { file: 0001-a.sql }\n");
        assertThatThrownBy(() -> Migrations.of("changelog.yaml")).hasMessage("0001-a.sql is not in the jars");
        write("0001-a.sql", "CREATE TABLE ones (id INT);\n");
        assertThatThrownBy(() -> Migrations.of("changelog.yaml")).hasMessage("0001-a.sql has no migration");
        write("changelog.yaml", "databaseChangeLog:\n  - include:\n      file: 0001-a.sql\n");
        assertThatThrownBy(() -> Migrations.of("changelog.yaml")).hasMessage("changelog.yaml includes no migrations");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(jar.resolve(name), text);
    }
}

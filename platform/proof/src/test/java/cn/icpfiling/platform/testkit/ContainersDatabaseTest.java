package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the Maven profile "containers" tests have the database of the container, and not the one that they have otherwise. */
class ContainersDatabaseTest {

    @Test
    void the_server_that_answers_is_the_containers_if_one_was_asked_for_and_only_then() throws Exception {
        LocalStack.start();
        try (var owner = LocalStack.ownersConnection()) {
            if (DatabaseContainer.IS_WANTED) {
                assertThat(DatabaseContainer.server(owner, LocalStack.databasePort()))
                        .endsWith(" in the container " + DatabaseContainer.name(LocalStack.databasePort()));
            } else {
                assertThatThrownBy(() -> DatabaseContainer.server(owner, LocalStack.databasePort()))
                        .hasMessageStartingWith("The tests want a database in the container icp-test-"
                                + LocalStack.databasePort() + ", and a server 11.4.");
            }
        }
    }

    @Test
    void the_server_of_another_container_is_refused() throws Exception {
        LocalStack.start();
        try (var owner = LocalStack.ownersConnection()) {
            assertThatThrownBy(() -> DatabaseContainer.server(owner, 1))
                    .hasMessageContaining("the container icp-test-1, and a server ");
        }
    }

    @Test
    void a_script_that_runs_no_container_fails_the_tests_at_once_with_its_reason(@TempDir Path folder)
            throws IOException {
        var log = folder.resolve("mariadb.log");
        Files.writeString(log, "The database is docker.io/library/mysql:8.4\n");
        DatabaseContainer.assertNotRefused(log);

        Files.writeString(log, "NOT RUN: neither podman nor docker is here.\n");
        assertThatThrownBy(() -> DatabaseContainer.assertNotRefused(log))
                .hasMessage("NOT RUN: neither podman nor docker is here.");
    }
}

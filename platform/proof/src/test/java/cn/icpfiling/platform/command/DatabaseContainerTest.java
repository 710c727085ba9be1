package cn.icpfiling.platform.command;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/local/database-container.sh} of the Maven profile "containers", with a stand-in for podman. */
class DatabaseContainerTest {

    private static final Path SCRIPT = Path.of(System.getProperty("icp.root", "../.."))
            .toAbsolutePath()
            .resolve("deploy/local/database-container.sh");

    @TempDir
    private Path folder;

    @Test
    void without_an_engine_or_an_image_the_log_says_that_nothing_was_run_and_why() throws Exception {
        assertThat(said(Map.of("PATH", folder(":/nowhere")), "start", "3399", folder.toString()))
                .isEqualTo(
                        "1 NOT RUN: neither podman nor docker is here, which would run docker.io/library/mysql:8.4.\n");
        engine("exit 125");
        assertThat(said(Map.of("ICP_TEST_ENGINE", engine()), "start", "3399", folder.toString()))
                .isEqualTo("1 NOT RUN: the image docker.io/library/mysql:8.4 is not here and could not be pulled.\n");
    }

    @Test
    void an_image_of_this_clone_that_is_not_built_is_not_asked_of_a_registry() throws Exception {
        var clone = Files.createDirectories(folder.resolve("clone/deploy/local"));
        var script = Files.copy(SCRIPT, clone.resolve(SCRIPT.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(clone.resolve("lib"), SCRIPT.resolveSibling("lib"));
        program("podman", "echo \"$*\" >>" + folder + "/calls; exit 125");
        var environment =
                Map.of("ICP_TEST_IMAGE", "localhost/icp-filing/mariadb:dev", "PATH", folder + ":/usr/bin:/bin");

        assertThat(said(script, environment, "start", "3399", folder.toString()))
                .isEqualTo(
                        "1 NOT RUN: localhost/icp-filing/mariadb:dev is built by ./icp images, which has not run here.\n");
        assertThat(calls()).isEmpty();

        Files.writeString(
                Files.createDirectories(folder.resolve("clone/target/images")).resolve("driver"), "vfs\n");
        assertThat(said(script, environment, "start", "3399", folder.toString()))
                .isEqualTo("1 NOT RUN: localhost/icp-filing/mariadb:dev is built by ./icp images,"
                        + " which has built none of this name here.\n");
        assertThat(calls())
                .contains("image inspect localhost/icp-filing/mariadb:dev")
                .doesNotContain("pull");
    }

    @Test
    void the_server_listens_where_the_tests_ask_and_takes_their_owner_by_tcp() throws Exception {
        engine("[ $1 != run ] || echo \"$*\"");

        var started = said(Map.of("ICP_TEST_ENGINE", engine()), "start", "3399", folder.toString());

        assertThat(started)
                .startsWith("0 The database is docker.io/library/mysql:8.4\nrun --rm --name icp-test-3399"
                        + " --hostname icp-test-3399 --network host ")
                .contains(folder + "/users.sql:/docker-entrypoint-initdb.d/users.sql:ro docker.io/library/mysql:8.4")
                .contains("--port=3399 --bind-address=127.0.0.1")
                .contains("--transaction-isolation=READ-COMMITTED --default-time-zone=+00:00");
        assertThat(Files.readString(folder.resolve("users.sql"))).contains("'root'@'127.0.0.1' IDENTIFIED BY ''");
    }

    @Test
    void mariadb_that_stands_in_for_mysql_is_named_so() throws Exception {
        engine("");

        assertThat(said(
                        Map.of("ICP_TEST_ENGINE", engine(), "ICP_TEST_IMAGE", "registry/mariadb:11.4"),
                        "start",
                        "3399",
                        folder.toString()))
                .isEqualTo("0 MariaDB stands in for MySQL: registry/mariadb:11.4\n");
    }

    @Test
    void a_pause_is_the_containers_and_may_be_asked_for_and_ended_twice() throws Exception {
        engine("cd " + folder + "; case $1 in inspect) [ -e paused ] && echo true || echo false ;;"
                + " pause) [ ! -e paused ] && touch paused && echo \"$*\" >>calls ;;"
                + " unpause) rm paused && echo \"$*\" >>calls ;; esac");

        for (var act : List.of("resume", "pause", "pause", "resume", "resume")) {
            assertThat(said(Map.of("ICP_TEST_ENGINE", engine()), act, "3399"))
                    .as(act)
                    .isEqualTo("0 ");
        }

        assertThat(calls()).isEqualTo("pause icp-test-3399\nunpause icp-test-3399\n");
    }

    @Test
    void a_container_that_cannot_be_paused_fails_the_test_that_asks() throws Exception {
        engine("[ $1 != pause ]");

        assertThat(said(Map.of("ICP_TEST_ENGINE", engine()), "pause", "3399")).isEqualTo("1 ");
    }

    @Test
    void a_killed_script_leaves_no_container_behind() throws Exception {
        engine("echo \"$*\" >>" + folder + "/calls; [ $1 != run ] || exec sleep 60");

        var running = start(SCRIPT, Map.of("ICP_TEST_ENGINE", engine()), "start", "3399", folder.toString());
        await("run --rm");
        running.destroyForcibly();

        await("rm --force icp-test-3399");
    }

    private void await(String call) throws IOException, InterruptedException {
        for (var look = 0; look < 200 && !calls().contains(call); look++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(calls()).contains(call);
    }

    private String calls() throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    private String engine() {
        return folder.resolve("engine").toString();
    }

    private void engine(String script) throws IOException {
        program("engine", script);
    }

    private void program(String name, String script) throws IOException {
        Files.writeString(folder.resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(folder.resolve(name), fromString("rwxr-xr-x"));
    }

    /** Programs of the script alone. */
    private String folder(String more) throws IOException {
        for (var tool : List.of("dirname", "cat", "sha1sum", "cut")) {
            var link = folder.resolve(tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of("/usr/bin").resolve(tool));
            }
        }
        return folder + more;
    }

    /** Exit code and output. */
    private String said(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        return said(SCRIPT, environment, words);
    }

    private static String said(Path script, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        var process = start(script, environment, words);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }

    private static Process start(Path script, Map<String, String> environment, String... words) throws IOException {
        var line = new ArrayList<>(List.of("/bin/bash", script.toString()));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ICP_"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}

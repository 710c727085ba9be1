package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./icp dev SERVICE} in a stack whose processes only sleep. Maven is a script; the ordinary service is a file server. */
class DevCommandTest {

    private static final String SERVICE = "verification-service";
    private static final List<String> OTHERS = List.of(
            "keeper",
            "mariadb",
            "kafka",
            "sandbox",
            "account-service",
            "filing-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");

    private ClonedCommand icp;
    private int shift;
    private final List<Process> sleepers = new ArrayList<>();

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        shift = freeShift();
        icp.portShift(shift);
        icp.write("web/q/health/ready", "UP");
        icp.write("web/q/health/live", "UP");
        icp.write("platform/core/src/main/resources/lists/a.csv", "");
        icp.write(SERVICE + "/src/main/resources/texts/a.properties", "");
        icp.write(SERVICE + "/src/main/resources/db/001.sql", "");
        icp.java("""
                [[ $* == *quarkus-run.jar ]] || exit 0
                exec "%s/bin/jwebserver" -b 127.0.0.1 -p "$QUARKUS_MANAGEMENT_PORT" -d "%s"
                """.formatted(System.getProperty("java.home"), icp.root().resolve("web")));
    }

    @AfterEach
    void end_what_was_started() {
        living(SERVICE).ifPresent(ProcessHandle::destroyForcibly);
        sleepers.forEach(Process::destroyForcibly);
    }

    @Test
    void without_a_stack_the_command_says_what_to_start() throws Exception {
        var ended = icp.run("./icp", "dev", "verification");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("does not run").contains("./icp up").contains("./icp dev " + SERVICE);
        assertThat(icp.calls()).isEmpty();
    }

    @Test
    void only_services_have_a_dev_mode() throws Exception {
        assertThat(icp.run("./icp", "dev", "kafka").output()).contains("kafka has no dev mode; these have: sandbox ");
        assertThat(icp.run("./icp", "dev", "billing").output()).contains("There is no process \"billing\"");
    }

    @Test
    void the_service_in_dev_mode_has_the_environment_of_the_ordinary_one_and_makes_way_for_it() throws Exception {
        startStack();
        icp.maven("env >environment; cat .icp/run/" + SERVICE + "*.pid >pids; echo $$ >maven");
        var ordinary = living(SERVICE).orElseThrow().pid();

        var ended = icp.run("./icp", "dev", "verification");

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(icp.calls())
                .contains("-pl " + SERVICE + " -am ")
                .contains("-Ddebug=" + (5005 + shift))
                .contains("--add-exports=jdk.compiler/")
                .contains("watched-resources=lists/a.csv,texts/a.properties ")
                .endsWith("process-classes io.quarkus:quarkus-maven-plugin:dev\n");
        assertThat(ended.output())
                .contains("http://localhost:" + (8102 + shift))
                .contains("port " + (5005 + shift))
                .contains("The next request");
        assertThat(Files.readString(icp.root().resolve("environment")))
                .contains("QUARKUS_HTTP_PORT=" + (8102 + shift))
                .contains("KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + (8092 + shift))
                .contains("QUARKUS_DATASOURCE_USERNAME=icp_verification")
                .contains("ICP_SERVICE_CLIENT_SECRET=")
                .contains("ICP_KEYS_DIR=" + icp.root().resolve(".icp/keys"));
        assertThat(Files.readAllLines(icp.root().resolve("pids")))
                .as("the pid files of service and command")
                .hasSize(2)
                .anyMatch(line -> line.startsWith(readLine("maven") + " "));
        assertThat(living(SERVICE).orElseThrow().pid()).isNotEqualTo(ordinary);
        assertThat(icp.run().resolve(SERVICE + "-dev.pid")).doesNotExist();
    }

    @Test
    void ctrl_c_brings_the_ordinary_service_back() throws Exception {
        startStack();
        icp.maven("exec sleep 60");
        var command = icp.start("./icp", "dev", SERVICE);
        await().until(() -> !icp.calls().isEmpty());

        signal("-INT", -command.pid());
        var ended = icp.ended(command);

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("The ordinary " + SERVICE + " again")
                .contains(SERVICE + " on port");
        assertThat(living(SERVICE)).isPresent();
    }

    @Test
    void a_dev_mode_that_fails_also_brings_the_ordinary_service_back() throws Exception {
        startStack();
        icp.maven("exit 1");

        var ended = icp.run("./icp", "dev", SERVICE);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("ended with an error").contains(SERVICE + " on port");
        assertThat(living(SERVICE)).isPresent();
    }

    @Test
    void a_service_that_another_command_stops_in_dev_mode_stays_down() throws Exception {
        startStack();
        icp.maven("exec sleep 60");
        var command = icp.start("./icp", "dev", SERVICE);
        await().until(() -> !icp.calls().isEmpty());

        assertThat(runAside("./icp", "stop", SERVICE)).isZero();
        var ended = icp.ended(command);

        assertThat(ended.output()).contains("stays down");
        assertThat(icp.run().resolve(SERVICE + ".pid")).doesNotExist();
        assertThat(icp.run().resolve(SERVICE + "-dev.pid")).doesNotExist();
    }

    @Test
    @Tag("long")
    void the_keeper_waits_for_the_end_of_dev_mode() throws Exception {
        startStack();
        var command = sleeper(SERVICE + "-dev");
        living(SERVICE).orElseThrow().destroyForcibly();
        await().until(() -> living(SERVICE).isEmpty());
        var keeper = icp.start("./icp", "keep");
        sleepers.add(keeper);

        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(8))
                .until(() -> living(SERVICE).isEmpty());
        command.destroyForcibly();

        await().atMost(Duration.ofSeconds(15)).until(() -> living(SERVICE).isPresent());
        assertThat(icp.output()).contains(SERVICE + " is started again");
    }

    private void startStack() throws IOException {
        icp.write(".icp/log/kafka.log", "");
        for (var name : OTHERS) {
            sleeper(name);
        }
        sleeper(SERVICE);
    }

    private Process sleeper(String name) throws IOException {
        var process = new ProcessBuilder("sleep", "600").start();
        sleepers.add(process);
        var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        var started = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        icp.write(".icp/run/" + name + ".pid", process.pid() + " " + started + "\n");
        return process;
    }

    private Optional<ProcessHandle> living(String name) {
        var file = icp.run().resolve(name + ".pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(
                        Long.parseLong(readLine(".icp/run/" + name + ".pid").split(" ")[0]))
                .filter(ProcessHandle::isAlive);
    }

    private String readLine(String file) {
        try {
            return Files.readString(icp.root().resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int runAside(String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).directory(icp.root().toFile()).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("ICP_"));
        builder.environment().put("ICP_PORT_SHIFT", String.valueOf(shift));
        return builder.redirectOutput(icp.root().resolve("aside").toFile())
                .start()
                .waitFor();
    }

    private static void signal(String signal, long target) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, "--", String.valueOf(target))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** A shift whose ports are free; above the stacks of tests, below the ports that the system hands out. */
    private static int freeShift() {
        for (; ; ) {
            var shift = ThreadLocalRandom.current().nextInt(24_000, 24_500);
            if (isFree(8102 + shift) && isFree(8202 + shift) && isFree(5005 + shift)) {
                return shift;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

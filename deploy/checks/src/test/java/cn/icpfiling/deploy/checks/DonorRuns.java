package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs donor.sh against a stand-in for kubectl, whose answers are files in a folder. */
abstract class DonorRuns {
    private static final String KUBECTL = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$*" >>"$here/calls"
            case "$*" in
              *"get job,pvc"*) cat "$here/there" 2>/dev/null || true ;;
              *"get job "*jsonpath={.status.ready}) cat "$here/ready" ;;
              *"get job "*) cat "$here/job" 2>/dev/null || echo 'filing-mysql-donor ' ;;
              *"get pods --selector component=mysqld,"*) cat "$here/own" ;;
              *"get pods --selector component=mysqld "*) cat "$here/others" ;;
              *"get cronjob/"*configMapKeyRef*) cat "$here/map" ;;
              *"get cronjob/"*) printf 'registry.example/third-party/mysql-shell@sha256:%064d' 7 ;;
              *"get innodbcluster/"*) echo 200Gi ;;
              *"get innodbcluster "*) cat "$here/cluster" ;;
              "config current-context") echo of-the-first-shell ;;
              *"get namespace icp-filing "*) cat "$here/environment" ;;
              *"create --dry-run=client "*) cat >/dev/null && cat "$here/rendered" ;;
              *create*) cat >"$here/objects" ;;
              *logs*--tail=1) tail -n 1 "$here/log" ;;
              *logs*) cat "$here/log" ;;
            esac
            """;
    static final String IMAGE = "registry.example/mysql/community-server@sha256:" + "7".repeat(64);
    static final String DUMP = "filing-mysql/2026-11-28T18:30:04.123Z";
    static final String CHAIN = "filing-mysql/binlogs-2026-11-23-1a2b3c4d";
    static final String GTID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:23";

    @TempDir
    Path folder;

    /** What the last run has printed. */
    String said;

    @BeforeEach
    void a_cluster_whose_servers_have_started() throws IOException {
        var kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        write("own", "docker-pullable://" + IMAGE + "\n");
        write("others", "");
        write("log", "donor: loaded\n");
        write("ready", "1");
        write("environment", "production");
        write("map", "mysql-backups-of-no-overlay");
    }

    String made(String overlay, String service) throws Exception {
        write(
                "map",
                Overlay.bundle(overlay).ofKind("ConfigMap").stream()
                        .map(Item::name)
                        .filter(name -> name.startsWith("mysql-backups-"))
                        .findFirst()
                        .orElseThrow());
        write("environment", overlay);
        var database = service + "-mysql/";
        assertThat(donorOf(
                        overlay,
                        "load",
                        service + "-service",
                        DUMP.replace("filing-mysql/", database),
                        CHAIN.replace("filing-mysql/", database),
                        GTID))
                .as(said)
                .isZero();
        return Files.readString(folder.resolve("objects"));
    }

    static Item cluster() {
        return Overlay.bundle("production").ofKind("InnoDBCluster").stream()
                .filter(one -> one.name().equals("filing-mysql"))
                .findFirst()
                .orElseThrow();
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    void executable(String name, String script) throws IOException {
        write(name, "#!/bin/sh\n" + script + "\n");
        assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    int donor(String... arguments) throws IOException, InterruptedException {
        return donorOf("production", arguments);
    }

    int donorOf(String overlay, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(script(), overlay));
        command.addAll(List.of(arguments));
        return run(command);
    }

    int shell(String command) throws IOException, InterruptedException {
        return run(List.of("bash", "-c", command, script()));
    }

    static String script() {
        return Overlay.KUBERNETES.resolve("donor.sh").toAbsolutePath().toString();
    }

    int run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECTL", folder.resolve("kubectl").toString());
        builder.environment().put("LOOK_EVERY", "0");
        var process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}

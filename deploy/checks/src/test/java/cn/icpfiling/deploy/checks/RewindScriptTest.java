package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Job that rewind.sh makes is one that the cluster takes and the policies lead to the broker. */
class RewindScriptTest {
    private static final String KUBECTL = """
            #!/bin/bash
            here=$(dirname "$0")
            case "$*" in
              "config current-context" | *"get namespace"*) echo production ;;
              *"get deployment/"*) echo 'registry.example/filing-service@sha256:%064d' ;;
              *create*) cat >"$here/made" ;;
              *"get job "*)
                cat "$here/state" 2>/dev/null || { echo ' SuccessCriteriaMet Complete ' && exit; }
                echo ' FailureTarget Failed ' >"$here/state" ;;
            esac
            """.formatted(0);

    @TempDir
    Path folder;

    @Test
    void the_job_passes_the_checks_of_production() throws Exception {
        assertThat(rewind("production", "filing-service", "2026-11-29T17:10:05Z"))
                .isZero();

        var made = Files.readString(folder.resolve("made"));
        assertThat(made).contains("Rewind /tmp/client.properties '2026-11-29T17:10:05Z' 'filing-service'");
        var checks = new ArrayList<>(Checks.all());
        checks.addAll(new ProjectChecks(new Sources(Overlay.ROOT)).of("production"));
        var production = Overlay.text("production");
        var found = Checks.judge(checks, Bundle.parse(production + "\n---\n" + made));
        found = new ArrayList<>(found);
        found.removeAll(Checks.judge(checks, Bundle.parse(production)));

        // as with each Job, see waivers.yaml
        assertThat(found).extracting(Check.Finding::check).containsExactly("cpu-limit");
    }

    /** It is told at once, not when the time of a Job that could still end well is over. */
    @Test
    void a_job_that_failed_ends_the_script() throws Exception {
        Files.writeString(folder.resolve("state"), " ");

        assertThat(rewind("production", "filing-service", "2026-11-29T17:10:05Z"))
                .isEqualTo(1);

        assertThat(Files.readString(folder.resolve("state"))).contains("Failed");
    }

    @Test
    void a_service_without_consumers_is_refused() throws Exception {
        assertThat(rewind("production", "gateway", "2026-11-29T17:10:05Z")).isEqualTo(2);
        assertThat(folder.resolve("made")).doesNotExist();
    }

    private int rewind(String... arguments) throws IOException, InterruptedException {
        var kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        var command = new ArrayList<String>();
        command.add(Overlay.KUBERNETES.resolve("rewind.sh").toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("KUBECTL", kubectl.toString());
        builder.environment().put("LOOK_EVERY", "0");
        return builder.start().waitFor();
    }
}

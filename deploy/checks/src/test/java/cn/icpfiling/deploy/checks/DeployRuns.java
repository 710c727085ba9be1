package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs deploy.sh against a stand-in for kubectl, whose answers are files in a folder. */
abstract class DeployRuns {
    /** Writes its arguments down; the Jobs are in another state at each look, and the last one stays. */
    private static final String KUBECTL = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$*" >>"$here/calls"
            case "$*" in
              kustomize*) echo 'kind: Namespace' && cat "$here/images" 2>/dev/null || true ;;
              "config current-context") cat "$here/context" ;;
              *"--output name") cat "$here/applied" 2>/dev/null || true ;;
              *"--selector owner="*) [ ! -e "$here/unlisted" ] && cat "$here/there" 2>/dev/null ;;
              *"rollout status"*) [[ ! -e $here/stuck || "$*" != *"deployment/$(cat "$here/stuck") "* ]] ;;
              *"get namespace"*) cat "$here/label" 2>/dev/null || [ ! -e "$here/unreachable" ] ;;
              *"get configmap"*) cat "$here/settings" 2>/dev/null || true ;;
              *"get job"*.status.ready*)
                first=$(ls "$here"/ready.* 2>/dev/null | head -n 1)
                [ -z "$first" ] || { cat "$first" && rm "$first"; } ;;
              *"get job"*)
                ls "$here"/jobs.* | head -n 1 | xargs cat
                [ "$(ls "$here"/jobs.* | wc -l)" = 1 ] || rm "$(ls "$here"/jobs.* | head -n 1)" ;;
              *"wait innodbcluster"*) [ ! -e "$here/no-users" ] ;;
              *logs*) echo 'Table filings is full' ;;
            esac
            """;

    static final String CONTEXT = "--context of-the-first-shell ";
    static final String APPLY = "apply --server-side --force-conflicts";
    static final String COMPLETE =
            "account-migration SuccessCriteriaMet Complete\nfiling-migration SuccessCriteriaMet Complete\n";

    @TempDir
    Path folder;

    /** What the last run has printed. */
    String said;

    String errors;

    @BeforeEach
    void kubectl_is_there() throws IOException {
        var file = Files.writeString(folder.resolve("kubectl"), KUBECTL).toFile();
        assertThat(file.setExecutable(true)).isTrue();
        write("context", CONTEXT.split(" ")[1]);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    void jobs(String... looks) throws IOException {
        looks("jobs", looks);
    }

    void looks(String name, String... looks) throws IOException {
        for (var number = 0; number < looks.length; number++) {
            write(name + "." + number, looks[number]);
        }
    }

    int deploy(String overlay) throws IOException, InterruptedException {
        return deploy(Overlay.KUBERNETES.resolve("deploy.sh"), overlay);
    }

    int deploy(Path script, String overlay) throws IOException, InterruptedException {
        var out = folder.resolve("said");
        var builder = new ProcessBuilder("bash", script.toString(), overlay).redirectOutput(out.toFile());
        builder.environment().put("KUBECTL", folder.resolve("kubectl").toString());
        builder.environment().put("LOOK_EVERY", "0");
        var process = builder.start();
        errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = process.waitFor();
        said = Files.readString(out);
        return code;
    }

    List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .map(call -> call.startsWith(CONTEXT) ? call.substring(CONTEXT.length()) : call)
                .toList();
    }
}

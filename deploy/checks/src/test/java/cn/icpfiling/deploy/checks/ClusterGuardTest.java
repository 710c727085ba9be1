package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each script that talks to a cluster refuses that of another environment, and keeps to the one that it began with (lib/cluster.sh). */
class ClusterGuardTest {
    /** Answers as little as ends each script soon after its guard. */
    private static final String KUBECTL = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "${*//$'\\n'/ }" >>"$here/calls"
            case "$*" in
              kustomize*) echo 'kind: Namespace' ;;
              "config current-context") cat "$here/context" ;;
              *"get namespace"*) [ ! -e "$here/unreachable" ] && cat "$here/label" ;;
              *"get configmap"*) cat "$here/settings" ;;
              *"get job"*.status.ready*) echo 0 ;;
              *"get job"*) echo 'any Failed ' ;;
              *"get externalsecret"*) echo "$(date +%N) True" ;;
              *"get secret"*) exit 1 ;;
              *create*) cat >/dev/null ;;
            esac
            """;

    private static final String CONTEXT = "--context of-the-first-shell ";
    private static final Pattern PINNED = Pattern.compile("(?m)^pin_cluster \"\\$");
    private static final Pattern TALKS = Pattern.compile("(?m)^(?!#).*\\b(?:in_namespace|cluster) ");

    /** kubectl at the begin of a command, or by its variable, but for what needs no cluster. */
    private static final Pattern UNPINNED = Pattern.compile(
            "(?m)^(?!#)(?:.*\"\\$kubectl\" (?!kustomize |config current-context|--context \"\\$context\" |>)| *kubectl |.*(?:[|(;&!]|\\b(?:do|then|else|if|while|until)) *kubectl ).*");

    /** A name that a mark of code does not close; the words of donor.sh may be named without all that follows. */
    private static final Pattern CALLED = Pattern.compile(
            "\\b((?:deploy|rewind|verify-audit|rotate-keys|donor)\\.sh)(?=[ \\n])(?! (?:load|look|sql|clone|end)`)(?: +([^\\s`]+))?");

    @TempDir
    Path folder;

    private String said;

    static Stream<List<String>> calls() {
        var donor = "donor.sh production ";
        return Stream.of(
                        "deploy.sh production",
                        "rewind.sh production filing-service 2026-11-29T17:10:05Z",
                        "verify-audit.sh production",
                        "verify-audit.sh production filing-service",
                        "rotate-keys.sh production filing-service FOLDER",
                        donor + "load filing-service " + DonorRuns.DUMP + " " + DonorRuns.CHAIN,
                        donor + "look filing-service",
                        donor + "sql filing-service SELECT",
                        donor + "clone filing-service",
                        donor + "clone filing-service manifests",
                        donor + "end filing-service")
                .map(call -> List.of(call.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_cluster_of_another_environment_is_refused_before_anything_changes(List<String> call) throws Exception {
        for (var other : List.of("staging", "dev", "production staging")) {
            cluster(other, "");
            refused(
                    call,
                    call.getFirst() + ": the cluster of context of-the-first-shell is " + other
                            + " and not production");
        }
        cluster("", "\nstaging\n\nstaging\n");
        refused(call, "is staging and not production");
        cluster("", "production\nstaging\n");
        refused(call, "is production staging and not production");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_cluster_that_does_not_say_what_it_is_is_refused(List<String> call) throws Exception {
        cluster("production", "");
        Files.createFile(folder.resolve("unreachable"));
        refused(call, "does not say whether it is production");
        Files.delete(folder.resolve("unreachable"));
        Files.delete(folder.resolve("context"));
        refused(call, "no current context");
    }

    /** deploy.sh alone has to do with a cluster without a namespace. */
    @ParameterizedTest
    @MethodSource("calls")
    void a_cluster_to_which_nothing_was_deployed_is_refused_but_for_a_deployment(List<String> call) throws Exception {
        cluster("", "");
        if (call.getFirst().equals("deploy.sh")) {
            run(call);
            assertThat(said).contains("production to the cluster of context of-the-first-shell for the first time");
        } else {
            refused(call, "nothing was deployed to the cluster of context of-the-first-shell");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void its_own_cluster_is_taken_and_kept(List<String> call) throws Exception {
        for (var settings : List.of("", "production\n\nproduction\n")) {
            cluster(settings.isEmpty() ? "production" : "", settings);

            run(call);

            assertThat(said).doesNotContain("nothing was changed");
            var asked = asked();
            assertThat(asked.stream().filter(one -> !one.contains("get namespace") && !one.contains("get configmap")))
                    .as(said)
                    .isNotEmpty();
            assertThat(asked).allMatch(one -> one.startsWith(CONTEXT));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_without_an_environment_asks_no_cluster(List<String> call) throws Exception {
        cluster("production", "");
        for (var first : List.of("prod", "dev", "")) {
            if (first.equals("dev") && call.getFirst().equals("deploy.sh")) {
                continue;
            }
            var words = new ArrayList<>(call);
            words.set(1, first);
            assertThat(run(words)).as(first).isEqualTo(2);
        }
        var old = new ArrayList<>(call);
        old.remove(1);
        assertThat(run(old)).isEqualTo(2);
        assertThat(said).contains("usage: ");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void each_script_that_talks_to_a_cluster_has_the_guard_and_a_call_above() throws IOException {
        var talking = new TreeSet<String>();
        for (var name : scripts()) {
            var script = Overlay.read(Overlay.KUBERNETES.resolve(name));
            assertThat(faults(script)).as(name).isEmpty();
            if (script.contains("lib/cluster.sh")) {
                talking.add(name);
            }
        }
        assertThat(talking)
                .isEqualTo(new TreeSet<>(calls().map(List::getFirst).toList()))
                .hasSizeGreaterThan(4);
    }

    @Test
    void a_script_without_the_guard_is_found() {
        var sound = """
                # kubectl is asked
                . "$here/lib/cluster.sh"
                pin_cluster "$overlay"
                in_namespace get pods
                "$kubectl" --context "$context" port-forward x &
                """;
        assertThat(faults(sound)).isEmpty();
        assertThat(faults("\"$kubectl\" kustomize \"$here/overlays/$1\"\n")).isEmpty();
        assertThat(faults(sound.replace("pin_cluster", "# pin_cluster"))).hasSize(1);
        assertThat(faults(sound.replace(". \"$here/lib/cluster.sh\"", ""))).hasSize(1);
        assertThat(faults(sound.replace("--context \"$context\" ", ""))).hasSize(1);
        assertThat(faults(sound + "kubectl --namespace icp-filing delete job x\n"))
                .hasSize(1);
    }

    /** They are pasted. */
    @Test
    void pages_call_the_scripts_with_an_environment() throws IOException {
        var calls = new ArrayList<String>();
        for (var page : pages()) {
            calls.addAll(called(Overlay.read(page)));
            assertThat(withoutEnvironment(Overlay.read(page)))
                    .as(page.toString())
                    .isEmpty();
        }
        assertThat(calls).hasSizeGreaterThan(15);
        assertThat(withoutEnvironment("deploy/kubernetes/rewind.sh filing-service x"))
                .hasSize(1);
        assertThat(withoutEnvironment("say `donor.sh end filing-service`")).hasSize(1);
        assertThat(withoutEnvironment("```\ndeploy/kubernetes/verify-audit.sh\n```"))
                .hasSize(1);
        assertThat(withoutEnvironment("deploy/kubernetes/verify-audit.sh   # five lines"))
                .hasSize(1);
        assertThat(withoutEnvironment(
                        "`donor.sh`, `donor.sh clone` and deploy/kubernetes/verify-audit.sh $ENVIRONMENT"))
                .isEmpty();
    }

    private static List<String> withoutEnvironment(String page) {
        return called(page).stream()
                .filter(call -> !call.matches("\\S+ (?:production|staging|dev|\\$ENVIRONMENT)"))
                .toList();
    }

    private static List<String> called(String page) {
        return CALLED.matcher(page)
                .results()
                .map(call -> call.group(1) + " " + call.group(2))
                .toList();
    }

    private static List<String> faults(String script) {
        var faults = new ArrayList<>(UNPINNED.matcher(script)
                .results()
                .map(raw -> "asks a context that it has not pinned: " + raw.group())
                .toList());
        if (TALKS.matcher(script).find()
                && !(script.contains("\n. \"$here/lib/cluster.sh\"\n")
                        && PINNED.matcher(script).find())) {
            faults.add("has no guard");
        }
        return faults;
    }

    private static Set<String> scripts() throws IOException {
        try (var files = Files.list(Overlay.KUBERNETES)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh"))
                    .toList());
        }
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(Overlay.KUBERNETES.resolve("README.md")));
        for (var in : List.of("docs", "docs/runbooks")) {
            try (var files = Files.list(Overlay.ROOT.resolve(in))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    private void refused(List<String> call, String why) throws IOException, InterruptedException {
        assertThat(run(call)).isNotZero();

        assertThat(said).contains(why);
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .isNotEmpty()
                .allMatch(one -> one.matches("kustomize .*|config current-context|\\Q" + CONTEXT
                        + "\\E(?:get namespace|--namespace icp-filing get configmap) .*"));
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(one -> !one.startsWith("kustomize ") && !one.equals("config current-context"))
                .toList();
    }

    private void cluster(String label, String settings) throws IOException {
        Files.deleteIfExists(folder.resolve("calls"));
        Files.writeString(folder.resolve("label"), label);
        Files.writeString(folder.resolve("settings"), settings);
        Files.writeString(folder.resolve("context"), "of-the-first-shell");
    }

    private int run(List<String> call) throws IOException, InterruptedException {
        var kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        var command = new ArrayList<>(call);
        command.set(0, Overlay.KUBERNETES.resolve(call.getFirst()).toString());
        command.replaceAll(
                word -> word.equals("FOLDER") ? folder.resolve("keys").toString() : word);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECTL", kubectl.toString());
        builder.environment().put("LOOK_EVERY", "0");
        builder.environment().put("STORE", "false");
        var process = builder.start();
        process.getOutputStream().close();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}

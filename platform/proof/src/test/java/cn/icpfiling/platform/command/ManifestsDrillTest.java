package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ./icp drill manifests} does before podman plays anything, and that its judges can fail. */
class ManifestsDrillTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));

    /** What a judge says of a pod, up to the first figure that it fills in. */
    private static final Pattern SENTENCE = Pattern.compile("echo \"\\$(?:name|1): ([^\"$]+)");

    /** The lines of an annotation, which are indented deeper than the annotation. */
    private static final Pattern DESERVED =
            Pattern.compile("(?m)^    icp-filing\\.cn/findings: \\|\\n((?:      .*\\n)+)");

    /** An engine of one migration: it runs at the first looks, then has ended with 0. */
    private static final String MIGRATION = """
            play_pod() { :; }
            runs_own_program() { true; }
            process_of_container() { echo 1; }
            findings_of_life() { :; }
            engine() {
              echo "$1" >>asked
              case $1 in
                inspect) [ "$(grep -c inspect asked)" -gt "$LOOKS" ] && echo 'false 0' || echo 'true 0' ;;
              esac
            }
            """;

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
    }

    @Test
    void keys_are_made_by_the_classes_that_were_built_where_no_stack_ever_ran() throws Exception {
        icp.java("for word; do case $word in */lib/main/*) ls \"${word%%/\\**}\" >&2 ;; esac; done");
        icp.write("filing-service/target/quarkus-app/lib/main/platform-core.jar", "");

        assertThat(said("make_manifest_keys; cat target/icp-manifests/log/keys.log; ls target/icp-manifests/keys"))
                .contains("platform-core.jar", "bootstrap.yaml\nsecrets.env\n");
    }

    @Test
    void without_kubectl_nothing_is_built_and_the_reason_is_told() throws Exception {
        var ended = said("need_podman() { :; }; need_jdk() { :; }; need_callers() { :; }; build() { echo built; }\n"
                + "KUBECTL=no-kubectl drill_manifests");

        assertThat(ended)
                .contains("NOT RUN: kubectl renders the manifests, and here is none")
                .doesNotContain("built");
    }

    @Test
    void each_finding_has_a_pod_that_deserves_it() throws IOException {
        var judges = Files.readString(ROOT.resolve("deploy/local/lib/manifests.sh"));
        var canaries = Files.readString(ROOT.resolve("deploy/local/manifest-canaries.yaml"));

        assertThat(sentences(judges)).hasSizeGreaterThan(15);
        assertThat(withoutCanary(judges, canaries)).isEmpty();
        assertThat(withoutCanary(judges + "echo \"$name: listens on $port\"\n", canaries))
                .containsExactly("listens on");
        assertThat(withoutCanary(judges, canaries.replace("      was killed at its memory limit\n", "")))
                .containsExactly("was killed at its memory limit");
    }

    @Test
    void a_migration_that_ends_well_is_judged_while_it_runs_and_paused_meanwhile() throws Exception {
        var judged = MIGRATION + "LOOKS=1; findings_inside() { %s; }; findings_of_migration m 60; paste -sd' ' asked";
        var sound = judged.replace("%s", ":");
        var unsafe = judged.replace("%s", "echo looked >>asked; echo \"$1: a process runs as root\"");

        assertThat(said(sound)).isEqualTo("inspect pause unpause inspect logs pod\n");
        icp.write("asked", "");
        assertThat(said(unsafe))
                .isEqualTo("m: a process runs as root\ninspect pause looked unpause inspect logs pod\n");
    }

    @Test
    void a_migration_at_which_the_drill_never_looked_is_a_finding() throws Exception {
        assertThat(said(MIGRATION + "LOOKS=0; findings_of_migration m 60"))
                .isEqualTo("m: was not judged while it ran\n");
        icp.write("asked", "");
        assertThat(said(MIGRATION + "LOOKS=3; runs_own_program() { false; }; findings_of_migration m 60"))
                .as("the engine's process was there, the migration's was not")
                .isEqualTo("m: was not judged while it ran\n");
    }

    @Test
    void a_canary_of_which_less_is_said_than_it_deserves_fails_the_drill() throws Exception {
        var deserved = "manifest() { printf 'runs as root\\nhas capabilities\\n'; }; unseen c $'c: runs as root'; echo";

        assertThat(said(deserved)).contains("c: has capabilities, but only: c: runs as root");
        assertThat(said(deserved.replace("$'c: runs as root'", "$'c: runs as root\\nc: has capabilities'")))
                .isBlank();
    }

    private static List<String> withoutCanary(String judges, String canaries) {
        var deserved = DESERVED.matcher(canaries)
                .results()
                .flatMap(found -> found.group(1).lines())
                .map(String::strip)
                .toList();
        return sentences(judges).stream()
                .filter(sentence -> deserved.stream().noneMatch(line -> line.startsWith(sentence)))
                .toList();
    }

    private static List<String> sentences(String judges) {
        return SENTENCE.matcher(judges)
                .results()
                .map(found -> found.group(1).strip())
                .distinct()
                .toList();
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1
                mkdir -p .icp/log .icp/run target/icp-manifests/log
                for part in say tools process keys environment caches stack galera keeper backup images jib manifests; do . "deploy/local/lib/$part.sh"; done
                JAVA=$JAVA_HOME/bin/java LOG=$PWD/target/icp-manifests/log
                %s
                """.formatted(script));
        return icp.run("bash", "ask").output();
    }
}

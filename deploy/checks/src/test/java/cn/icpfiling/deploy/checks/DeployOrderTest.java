package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * deploy.sh replaces one process after the other and the gateway last: a new gateway opens operations that an old replica of a service
 * answers with 404 (docs/releasing.md).
 */
class DeployOrderTest extends DeployRuns {
    private static final List<String> ORDER = List.of(
            "account-service",
            "verification-service",
            "filing-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");

    private static final String LOOP = "\nfor name in " + String.join(" ", ORDER) + "; do\n";
    private static final Pattern NAME = Pattern.compile("step=process,app\\.kubernetes\\.io/name=([a-z-]+)$");
    private static final Pattern WAIT = Pattern.compile("rollout status deployment/([a-z-]+) ");

    @Test
    void each_process_is_applied_when_the_rollout_before_it_has_ended_and_the_gateway_is_the_last() throws Exception {
        jobs(COMPLETE);
        for (var overlay : List.of("production", "dev")) {
            assertThat(deploy(overlay)).as(errors).isZero();

            assertThat(faults()).isEmpty();
        }
    }

    @Test
    void no_process_of_an_overlay_is_without_a_place_in_the_order() {
        for (var overlay : Overlay.NAMES) {
            var processes = Overlay.bundle(overlay).items().stream()
                    .filter(item -> "process".equals(item.labels().get("icp-filing.cn/step")))
                    .toList();
            assertThat(processes).extracting(Item::kind).containsOnly("Deployment");
            assertThat(processes).extracting(Item::name).containsExactlyInAnyOrderElementsOf(ORDER);
            assertThat(processes)
                    .allMatch(item -> item.name().equals(item.labels().get("app.kubernetes.io/name")));
        }
    }

    @Test
    void a_rollout_that_does_not_end_stops_all_after_it_and_says_what_to_do() throws Exception {
        jobs(COMPLETE);
        write("stuck", "filing-service");

        assertThat(deploy("production")).isNotZero();

        assertThat(errors)
                .contains(
                        "deploy.sh: the rollout of filing-service has not ended, and no process after it was changed",
                        "--context of-the-first-shell --namespace icp-filing describe pods -l app.kubernetes.io/name=filing-service",
                        "start deploy.sh production again");
        for (var named : Map.of(
                        "docs/first-deployment.md",
                        "When a step fails",
                        "docs/operating.md",
                        "Back to the last release")
                .entrySet()) {
            assertThat(errors).contains(named.getKey() + ", \"" + named.getValue() + "\"");
            assertThat(Overlay.read(Overlay.ROOT.resolve(named.getKey()))).contains("\n## " + named.getValue() + "\n");
        }
        assertThat(calls()).last().asString().contains("rollout status deployment/filing-service ");
    }

    @Test
    void a_script_that_keeps_no_order_is_found() throws Exception {
        for (var planted : Map.of(
                        "  rolled_out \"$name\"\n",
                        "  :\n",
                        ",app.kubernetes.io/name=$name\"",
                        "\"",
                        "  in_namespace rollout status \"deployment/$1\" --timeout 15m && return 0\n",
                        "  return 0\n",
                        LOOP,
                        LOOP.replace(" gateway", "").replace("in ", "in gateway "),
                        "filing-service inspection-service legacy-import-service gateway; do",
                        "inspection-service filing-service legacy-import-service gateway; do",
                        "  rolled_out \"$name\"\ndone\n",
                        "done\nfor name in account-service gateway; do\n  rolled_out \"$name\"\ndone\n",
                        "legacy-import-service gateway; do",
                        "legacy-import-service; do")
                .entrySet()) {
            jobs(COMPLETE);
            assertThat(deploy(changed(planted.getKey(), planted.getValue()), "production"))
                    .as(errors)
                    .isZero();

            assertThat(faults()).as(planted.getValue()).isNotEmpty();
        }
    }

    /** A copy of the script with another text in place of one that it has. */
    private Path changed(String text, String by) throws Exception {
        var script = Overlay.read(Overlay.KUBERNETES.resolve("deploy.sh"));
        assertThat(script).contains(text);
        var tree = Files.createDirectories(folder.resolve("changed"));
        Files.createDirectories(tree.resolve("lib"));
        for (var part : List.of("render.sh", "lib/cluster.sh")) {
            write("changed/" + part, Overlay.read(Overlay.KUBERNETES.resolve(part)));
        }
        assertThat(tree.resolve("render.sh").toFile().setExecutable(true)).isTrue();
        return Files.writeString(tree.resolve("deploy.sh"), script.replace(text, by));
    }

    /** What the calls of the last run do in another order, which are forgotten then. */
    private List<String> faults() throws Exception {
        var faults = new ArrayList<String>();
        var ended = new ArrayList<String>();
        var begun = new TreeSet<String>();
        for (var call : calls()) {
            var wait = WAIT.matcher(call);
            if (wait.find() && begun.contains(wait.group(1))) {
                ended.add(wait.group(1));
            }
            if (!call.contains("step=process")) {
                continue;
            }
            var name = NAME.matcher(call);
            if (!name.find()) {
                faults.add("several processes at once: " + call);
                continue;
            }
            begun.add(name.group(1));
            if (!ended.equals(ORDER.subList(0, Math.max(ORDER.indexOf(name.group(1)), 0)))) {
                faults.add(name.group(1) + " after the rollouts of " + ended);
            }
        }
        if (!ended.equals(ORDER)) {
            faults.add("rollouts: " + ended);
        }
        Files.delete(folder.resolve("calls"));
        return faults;
    }
}

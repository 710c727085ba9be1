package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which releases {@code ./icp drill upgrade} puts beside each other. The drill itself needs a stack. */
class UpgradeDrillTest {

    private static final String CALLERS = "system-tests/src/main/java/cn/icpfiling/systemtests/drill/UnderLoad.java";

    private ClonedCommand icp;

    @BeforeEach
    void a_repository_with_two_commits_that_have_callers_after_one_that_has_none() throws Exception {
        icp = new ClonedCommand();
        icp.java("");
        icp.write(".gitignore", "target/\n.icp/\ncalls\noutput\nask\nbin/\njdk/\n");
        icp.write("release", "none");
        git("git init -q -b main . && git config user.name 'A. Author' && git config user.email author@example.com"
                + " && git config commit.gpgsign false && git add -A && git commit -qm Begin && git tag begin");
        icp.write(CALLERS, "class UnderLoad {}");
        icp.write("release", "older");
        git("git add -A && git commit -qm Older");
        icp.write("release", "present");
        git("git commit -qam Present");
    }

    @Test
    void what_is_no_older_release_is_refused_before_anything_is_built() throws Exception {
        assertThat(drill()).contains("There is no tag of a release yet. Name the older commit");
        assertThat(drill("--forth")).contains("takes an older commit or tag and --back, and nothing else");
        assertThat(drill("HEAD~1", "HEAD~2"))
                .contains("takes one older commit or tag, and not \"HEAD~1\" and \"HEAD~2\"");
        assertThat(drill("v9.9.9")).contains("There is no commit \"v9.9.9\" here.");
        assertThat(drill("begin")).contains("begin has no callers for a drill");
        git(
                "git branch other HEAD~1 && git checkout -q other && git commit -q --allow-empty -m Other && git checkout -q main");
        assertThat(drill("other")).contains("other is not older than what is checked out.");
        assertThat(icp.calls()).isEmpty();
    }

    @Test
    void the_newest_release_is_the_older_one_if_none_is_named() throws Exception {
        git("git tag v0.9.0 HEAD~1 && git tag v0.10.0 HEAD~1");

        assertThat(said("older_release ''; echo $OLDER_NAME; [ $OLDER = $(git rev-parse v0.10.0) ] && echo whole"))
                .isEqualTo("v0.10.0\nwhole\n");
        assertThat(said("older_release HEAD~1; echo $OLDER_NAME")).isEqualTo("HEAD~1\n");
    }

    @Test
    void the_older_release_is_built_from_its_own_sources_beside_the_present_ones() throws Exception {
        var builds = """
                build() { echo "$(cat "$ROOT/release") $*"; }
                DRILL_HOME=$PWD/target/icp-drill
                older_release %s
                build_older
                echo "$(ls target/upgrade | wc -l) $(git worktree list | wc -l)"
                """;

        assertThat(said(builds.formatted("HEAD~1")))
                .startsWith("older sandbox account-service")
                .endsWith("gateway system-tests\n1 2\n");
        icp.write("target/upgrade/x/pom.xml", "of an older drill");
        assertThat(said(builds.formatted("HEAD~1"))).startsWith("older ").endsWith("1 2\n");
        assertThat(said("rm -rf target\n" + builds.formatted("HEAD~1")))
                .startsWith("older ")
                .endsWith("1 2\n");
        assertThat(said(builds.formatted("HEAD"))).startsWith("present ").endsWith("1 2\n");
        assertThat(git("git status --porcelain; cat release")).isEqualTo("present");
    }

    @Test
    void the_present_callers_call_only_where_those_of_the_older_release_do_not_renew_their_tokens() throws Exception {
        var drill = "cn/icpfiling/systemtests/drill/";
        for (var name : List.of(
                "Upgrade",
                "Upgrade$Replica",
                "Canary",
                "Canary$Lie",
                "Load",
                "Load$Seen",
                "LastingSession",
                "UnderLoad")) {
            icp.write("system-tests/target/classes/" + drill + name + ".class", "");
        }
        icp.write("system-tests/target/classes/" + drill + "LastingSession$Renewed.class", "");
        var puts = """
                DRILL_HOME=$PWD/target/icp-drill OLDER_TREE=$PWD/target/upgrade/x
                put_driver
                LC_ALL=C ls target/icp-drill/driver/%s | xargs
                """.formatted(drill);

        assertThat(said(puts))
                .isEqualTo("Canary$Lie.class Canary.class LastingSession$Renewed.class LastingSession.class"
                        + " Load$Seen.class Load.class Upgrade$Replica.class Upgrade.class\n");
        icp.write("target/upgrade/x/system-tests/src/main/java/" + drill + "LastingSession.java", "");
        assertThat(said("rm -rf target/icp-drill\n" + puts))
                .isEqualTo("Canary$Lie.class Canary.class Upgrade$Replica.class Upgrade.class\n");
    }

    @Test
    void a_replica_runs_from_the_jars_that_it_was_last_started_with_and_migrates_nothing_then() throws Exception {
        icp.write(".icp/run/filing-service.2.jars", "/newer/filing-service\n");
        icp.write(".icp/run/migrated", "");

        assertThat(said("jars_of filing-service.2; jars_of filing-service"))
                .isEqualTo("/newer/filing-service\n" + icp.root() + "/.icp/app/filing-service\n");
        var migrates = "environment_of %s; echo ${QUARKUS_LIQUIBASE_MIGRATE_AT_START:-yes}";
        var secrets = "CURSOR_KEY=k; variable() { echo HOME; }; ";
        assertThat(said(secrets + migrates.formatted("filing-service"))).isEqualTo("yes\n");
        icp.write(".icp/run/filing-service.jars", "/newer/filing-service\n");
        assertThat(said(secrets + migrates.formatted("filing-service"))).isEqualTo("false\n");
    }

    @Test
    void the_stack_starts_with_the_older_jars_and_the_driver_is_told_both_and_whether_to_go_back() throws Exception {
        var drill = """
                DRILL_HOME=$PWD/target/icp-drill OLDER_TREE=$PWD/older JAVA=driver
                put_driver() { :; }
                own_stack() { (cd "$ICP_JARS" && echo "starts $(readlink gateway sandbox | xargs)"); }
                driver() {
                  echo "back '$ICP_DRILL_BACK', from $ICP_DRILL_OLDER to $ICP_DRILL_NEWER by ${@: -1}, ICP_JARS '${ICP_JARS:-}'"
                  echo "$ICP_DRILL_REPLICAS" | sed 's/:[0-9]*//g'
                }
                upgrade_on_stack %s | sed "s|$PWD/||g"
                """;
        var told =
                "back '%s', from target/icp-drill/older to target/icp-drill/app by cn.icpfiling.systemtests.drill.Upgrade, ICP_JARS ''";

        assertThat(said(drill.formatted("1")))
                .startsWith("starts older/gateway/target/quarkus-app sandbox/target/quarkus-app\n")
                .contains(told.formatted("1") + "\n account-service account-service.2 verification-service ")
                .endsWith(" gateway gateway.2\n");
        assertThat(said(drill.formatted("''"))).contains(told.formatted(""));
    }

    @Test
    void services_are_replaced_in_the_order_of_a_deployment() throws Exception {
        var script = Files.readString(
                Path.of(System.getProperty("icp.root", "../..")).resolve("deploy/kubernetes/deploy.sh"));
        var order = script.lines()
                .filter(line -> line.startsWith("for name in "))
                .map(line -> line.substring("for name in ".length(), line.indexOf(';')))
                .toList();

        assertThat(order).as("a loop that waits for each").hasSize(1);
        assertThat(said("echo ${UPGRADE_ORDER[*]}")).isEqualTo(order.getFirst() + "\n");
        assertThat(said(". deploy/local/lib/manifests.sh; echo ${MANIFEST_PROCESSES[*]}"))
                .isEqualTo("sandbox " + order.getFirst() + "\n");
    }

    private String drill(String... words) throws IOException, InterruptedException {
        var line = new String[words.length + 3];
        line[0] = "./icp";
        line[1] = "drill";
        line[2] = "upgrade";
        System.arraycopy(words, 0, line, 3, words.length);
        var ended = icp.run(line);
        assertThat(ended.code()).as(ended.output()).isNotZero();
        return ended.output();
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=2 ICP_BROKERS=1
                mkdir -p .icp/log .icp/run
                for part in say tools process keys environment caches stack drill; do . "deploy/local/lib/$part.sh"; done
                %s
                """.formatted(script));
        return icp.run("bash", "ask").output();
    }

    private String git(String script) throws IOException, InterruptedException {
        var ended = icp.run("bash", "-euo", "pipefail", "-c", script);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }
}

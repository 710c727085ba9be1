package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./icp up --monitoring}, with stand-ins for the stack and for the two programs, which tell how they were started. */
class MonitoringCommandTest {

    private static final int SHIFT = 31_000;
    private static final String RULES = "deploy/monitoring/rules/any.yaml";
    private static final String TOOLS = "deploy/local/target/monitoring/";

    /** The last part that the command reads replaces what starts the stack, and says which door it asked whether a program is ready. */
    private static final String STAND_INS = """

            stack_up() { echo "the stack starts with $ICP_REPLICAS"; }
            http_ok() { echo "$*" >>"$ICP_HOME/asked"; }
            """;

    /** Alertmanager reads its templates from this path, which its package alone does not fill. */
    private static final String PROGRAM = """
            echo "$0 $*" >"%s"
            : /usr/share/prometheus/alertmanager
            exec sleep 60
            """;

    private ClonedCommand icp;

    @BeforeEach
    void the_programs_were_unpacked_before() throws IOException {
        icp = new ClonedCommand();
        icp.java("");
        icp.portShift(SHIFT);
        icp.executable(
                TOOLS + "prometheus/usr/bin/prometheus",
                PROGRAM.formatted(icp.root().resolve("prometheus")));
        icp.executable(
                TOOLS + "prometheus-alertmanager/usr/bin/prometheus-alertmanager",
                PROGRAM.formatted(icp.root().resolve("alertmanager")));
        standIns(STAND_INS);
        icp.write(RULES, "groups: [{name: a, rules: [{alert: Down, expr: up == 0}]}]");
    }

    @AfterEach
    void nothing_runs_on() throws Exception {
        icp.run("./icp", "down");
    }

    @Test
    void both_programs_watch_each_replica_of_each_service_beside_the_stack_until_it_ends() throws Exception {
        var up = icp.run("./icp", "up", "--replicas", "2", "--monitoring");

        assertThat(up.code()).as(up.output()).isZero();
        assertThat(up.output())
                .startsWith("the stack starts with 2\n")
                .contains("http://localhost:39098/alerts", "http://localhost:39099");
        assertThat(started("prometheus"))
                .startsWith(icp.root() + "/" + TOOLS + "prometheus/usr/bin/prometheus ")
                .contains(
                        " --config.file=" + icp.run().resolve("prometheus.yaml"),
                        " --storage.tsdb.path=" + icp.root().resolve(".icp/prometheus"),
                        " --web.listen-address=127.0.0.1:39098");
        assertThat(started("alertmanager"))
                .startsWith("./alertmanager ")
                .contains(
                        " --config.file=" + icp.root().resolve("deploy/monitoring/alertmanager.yaml"),
                        " --web.listen-address=127.0.0.1:39099",
                        " --cluster.listen-address= ");
        assertThat(icp.root().resolve(TOOLS + "prometheus-alertmanager/alertmanager"))
                .content()
                .contains(": usr/share/prometheus//alertmanager");
        assertThat(icp.root().resolve(".icp/asked")).content().contains("39098 /-/ready", "39099 /-/ready");
        var scraped = new ObjectMapper(new YAMLFactory())
                .readTree(icp.run().resolve("prometheus.yaml").toFile());
        assertThat(scraped.at("/rule_files/0").asText()).isEqualTo(icp.root() + "/deploy/monitoring/rules/*.yaml");
        assertThat(scraped.at("/alerting/alertmanagers/0/static_configs/0/targets/0")
                        .asText())
                .isEqualTo("127.0.0.1:39099");
        assertThat(targets(scraped))
                .containsOnlyKeys(
                        "account-service",
                        "filing-service",
                        "verification-service",
                        "inspection-service",
                        "legacy-import-service",
                        "gateway")
                .containsEntry("gateway", List.of("127.0.0.1:39181", "127.0.0.1:39182"))
                .containsEntry("filing-service", List.of("127.0.0.1:39211", "127.0.0.1:39221"));

        assertThat(icp.run("./icp", "status").output())
                .containsPattern("prometheus .* 39098 .* healthy .*not counted")
                .containsPattern("alertmanager .* 39099 .* healthy .*not counted");
        assertThat(icp.run("./icp", "up", "--monitoring").output()).contains("Prometheus and Alertmanager run already");
        assertThat(icp.run("./icp", "down").output()).contains("prometheus stopped", "alertmanager stopped");
        assertThat(icp.run().resolve("prometheus.pid")).doesNotExist();
    }

    @Test
    void without_the_programs_the_stack_runs_and_the_reason_is_told() throws Exception {
        Files.delete(icp.root().resolve(TOOLS + "prometheus/usr/bin/prometheus"));

        var up = icp.run("./icp", "up", "--monitoring");

        assertThat(up.code()).isNotZero();
        assertThat(up.output())
                .startsWith("the stack starts with 1\n")
                .contains(
                        "Debian's package of prometheus could not be had from here; the stack runs without monitoring");
    }

    /** Prometheus would end with a line in a log, or run without an alert. */
    @Test
    void a_file_that_prometheus_would_refuse_is_told_before_it_starts() throws Exception {
        requirePromtool();
        icp.write(RULES, "groups: [{name: a, rules: [{alert: Down, expr: up ==}]}]");
        assertThat(refused()).contains("promtool: ", RULES, "parse error");

        icp.write(RULES, "groups: []");
        assertThat(refused()).contains("it names no file with rules");
        Files.delete(icp.root().resolve(RULES));
        assertThat(refused()).contains("it names no file with rules");

        icp.write(RULES, "groups: [{name: a, rules: [{alert: Down, expr: up == 0}]}]");
        standIns("write_scrape_config() { echo 'scrape_configs: [{job_name: a, metric_path: /q/metrics}]'; }\n");
        assertThat(refused()).contains("promtool: ", "metric_path not found");
    }

    @Test
    void without_promtool_both_programs_run_and_the_file_is_said_to_be_unchecked() throws Exception {
        standIns("have_promtool() { return 1; }\n");

        var up = icp.run("./icp", "up", "--monitoring");

        assertThat(up.code()).as(up.output()).isZero();
        assertThat(up.output()).contains("NOT CHECKED: the file for Prometheus, because promtool is missing");
        assertThat(icp.run().resolve("prometheus.pid")).exists();
    }

    /** What ./icp test does besides: its canaries find what promtool passes. */
    @Test
    void a_check_of_the_file_that_finds_nothing_is_red() throws Exception {
        requirePromtool();
        var check =
                "set -euo pipefail; ICP_HOME=$PWD/.icp ICP_PORT_SHIFT=0 ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1 ROOT=$PWD;"
                        + " for part in say tools process monitoring; do . deploy/local/lib/$part.sh; done;"
                        + " PROMTOOL=$(command -v promtool); mkdir -p work; %s check_scrape_configs work";
        var sound = icp.run("bash", "-c", check.formatted(""));
        assertThat(sound.code()).as(sound.output()).isZero();
        assertThat(sound.output()).isEmpty();

        var blind = icp.run("bash", "-c", check.formatted("scrape_config_fault() { :; };"));
        assertThat(blind.code()).isNotZero();
        assertThat(blind.output()).contains("with a slip passes", "without rules passes");
        icp.write(RULES, "groups: []");
        var none = icp.run("bash", "-c", check.formatted(""));
        assertThat(none.code()).isNotZero();
        assertThat(none.output()).contains("the file of up --monitoring: it names no file with rules");
    }

    @Test
    void a_long_test_gets_the_unpacked_programs_where_none_is_installed() throws Exception {
        var want = "set -euo pipefail; ROOT=" + icp.root()
                + "; for part in say tools monitoring; do . $ROOT/deploy/local/lib/$part.sh; done; command() { return 1; }; want_alert_programs";

        assertThat(icp.run("bash", "-c", want).output()).isEmpty();
        assertThat(icp.root().resolve(TOOLS + "prometheus-alertmanager/alertmanager"))
                .isExecutable()
                .content()
                .contains(": usr/share/prometheus//alertmanager");

        Files.delete(icp.root().resolve(TOOLS + "prometheus/usr/bin/prometheus"));
        var without = icp.run("bash", "-c", want);
        assertThat(without.code()).as(without.output()).isZero();
        assertThat(without.output()).contains("Prometheus or Alertmanager is missing and could not be had from here");
    }

    private String refused() throws IOException, InterruptedException {
        var up = icp.run("./icp", "up", "--monitoring");
        assertThat(up.code()).as(up.output()).isNotZero();
        assertThat(up.output())
                .contains("Prometheus would refuse", "prometheus.yaml; the stack runs without monitoring");
        assertThat(icp.root().resolve("prometheus")).doesNotExist();
        assertThat(icp.run().resolve("prometheus.pid")).doesNotExist();
        return up.output();
    }

    /** Functions that take the place of those of the command. */
    private void standIns(String functions) throws IOException {
        var last = "deploy/local/lib/monitoring.sh";
        icp.write(last, Files.readString(icp.root().resolve(last)) + functions);
    }

    private static void requirePromtool() throws IOException, InterruptedException {
        assumeTrue(
                new ProcessBuilder("bash", "-c", "command -v promtool").start().waitFor() == 0,
                "NOT CHECKED: the file for Prometheus, because promtool is missing");
    }

    /** How a program was started: its path and its arguments. On a busy machine its first line comes later than the command's end. */
    private String started(String program) throws IOException {
        await().until(() -> Files.exists(icp.root().resolve(program))
                && Files.size(icp.root().resolve(program)) > 0);
        return Files.readString(icp.root().resolve(program));
    }

    private static Map<String, List<String>> targets(JsonNode scraped) {
        var targets = new LinkedHashMap<String, List<String>>();
        for (var job : scraped.at("/scrape_configs")) {
            var watched = targets.computeIfAbsent(job.path("job_name").asText(), name -> new ArrayList<>());
            job.at("/static_configs/0/targets").forEach(target -> watched.add(target.asText()));
            assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        }
        return targets;
    }
}

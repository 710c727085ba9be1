package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas that {@code ./icp drill rolling} adds to its stack and takes away. The drill itself needs a stack. */
class RollingDrillTest {

    private static final String SPARES = "filing-service.3 gateway.3";

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        icp.java("");
        icp.write(".icp/log/x", "");
        icp.write(".icp/run/x", "");
    }

    @Test
    void the_stack_has_room_for_a_replica_more_which_is_not_started_with_it() throws Exception {
        assertThat(said(2, SPARES, "echo ${PROCESSES[*]}"))
                .contains("filing-service.2", "gateway.2")
                .doesNotContain(".3");
        assertThat(said(2, SPARES, "process_named filing.3; process_named gateway.3"))
                .isEqualTo("filing-service.3\ngateway.3\n");
        assertThat(said(2, SPARES, "process_named verification.3")).contains("There is no process");
        assertThat(said(2, "", "process_named filing.3")).contains("There is no process");
    }

    @Test
    void balancer_and_gateway_know_its_address_and_its_ports_are_its_own() throws Exception {
        assertThat(said(2, SPARES, "addresses_of filing-service; addresses_of verification-service"))
                .isEqualTo("http://127.0.0.1:8111,http://127.0.0.1:8121,http://127.0.0.1:8131\n"
                        + "http://127.0.0.1:8112,http://127.0.0.1:8122\n");
        assertThat(said(2, SPARES, "JAVA=java; launch() { echo ${@: -6}; }; start_balancer"))
                .contains("8101=8211:8111,8221:8121,8231:8131", "8102=8212:8112,8222:8122 ");
        var ports = "for name in \"${PROCESSES[@]}\" \"${SPARES[@]}\"; do ports_of $name; done | xargs -n 1 | sort";
        assertThat(said(2, SPARES, ports + " | uniq -d"))
                .as("ports that two processes want")
                .isBlank();
        assertThat(said(2, SPARES, ports)).contains("8131\n", "8231\n", "8083\n", "8183\n");
    }

    @Test
    void it_ends_with_the_stack_and_status_tells_it_only_where_it_runs() throws Exception {
        assertThat(said(2, SPARES, "end_recorder() { :; }; end() { echo end $*; }; stack_down"))
                .contains("gateway.2 gateway.3\n", "legacy-import-service.2 gateway.2 filing-service.3 gateway.3\n");
        var status = """
                for part in monitoring backup dev keeper; do . "deploy/local/lib/$part.sh"; done
                is_healthy() { true; }
                caches_status() { :; }
                pid_of() { [[ $1 != *.3 || $1 == "${runs:-}" ]] && echo $$; }
                %s stack_status | awk '{ print $1 }' | grep '[.]3' || echo none
                """;
        assertThat(said(2, SPARES, status.formatted(""))).isEqualTo("none\n");
        assertThat(said(2, SPARES, status.formatted("runs=gateway.3"))).isEqualTo("gateway.3\n");
    }

    @Test
    void only_two_replicas_of_a_service_have_a_third_to_spare() throws Exception {
        assertThat(said(1, "filing-service.3", "echo sourced"))
                .contains("not \"filing-service.3\" beside 1")
                .doesNotContain("sourced");
        assertThat(said(2, "sandbox.3", "echo sourced")).contains("not \"sandbox.3\"");
        assertThat(said(2, "filing-service.4", "echo sourced")).contains("not \"filing-service.4\"");
    }

    @Test
    void commands_that_follow_know_it_and_a_stack_of_one_replica_forgets_it() throws Exception {
        icp.write(".icp/run/replicas", "2\n");
        icp.write(".icp/run/spares", SPARES + "\n");

        assertThat(icp.run("./icp", "pause", "filing.3").output()).contains("filing-service.3 does not run.");
        assertThat(icp.run("./icp", "pause", "verification.3").output()).contains("There is no process");
        assertThat(icp.run("./icp", "up", "more").output()).contains("\"./icp up\" takes --replicas N");
    }

    @Test
    void the_driver_is_told_the_replicas_of_the_stack_and_those_to_come() throws Exception {
        var drill = """
                . deploy/local/lib/drill.sh
                DRILL_HOME=$PWD/target/icp-drill
                own_stack() { :; }
                drilled() { echo "$1 $ICP_DRILL_PROCESSES and$ICP_DRILL_SPARES, hard '$ICP_DRILL_HARD'"; }
                rolling_on_stack ''
                """;

        assertThat(said(2, SPARES, drill))
                .contains("RollingRestart account-service account-service.2 ")
                .contains(" gateway gateway.2 and filing-service.3:8231 gateway.3:8183, hard ''");
        assertThat(icp.run("bash", "-c", "sed -n \"s|^  drill/rolling) ICP_SPARES='\\(.*\\)' ;;|\\1|p\" icp")
                        .output())
                .isEqualTo("filing-service.3 verification-service.3 gateway.3\n");
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(int replicas, String spares, String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_PORT_SHIFT=0 ICP_SEARCHED= ICP_REPLICAS=%d ICP_BROKERS=1 ICP_SPARES='%s'
                for part in say tools process keys environment caches stack; do . "deploy/local/lib/$part.sh"; done
                %s
                """.formatted(replicas, spares, script));
        return icp.run("bash", "ask").output();
    }
}

package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ./icp} tells the processes of a stack: where replicas are. */
class StackCommandTest {

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        icp.java("");
        icp.write(".icp/log/x", "");
        icp.write(".icp/run/x", "");
    }

    @Test
    void replicas_have_ports_of_their_own_and_the_balancer_has_the_known_ones() throws Exception {
        assertThat(said("echo ${PORT[filing-service]} ${PORT[gateway]} ${PROCESSES[*]}", 1))
                .startsWith("8101 8080 mariadb kafka sandbox ")
                .doesNotContain("balancer");
        assertThat(said("for name in \"${PROCESSES[@]}\"; do ports_of $name; done | xargs -n 1 | sort | uniq -d", 3))
                .as("ports that two processes want")
                .isBlank();
        assertThat(said("addresses_of filing-service; echo ${DOOR[filing-service]} ${PORT[gateway.2]}", 2))
                .isEqualTo("http://127.0.0.1:8111,http://127.0.0.1:8121\n8101 8082\n");
        assertThat(said(
                        "process_named filing.2; process_named legacy.2; process_named gateway.2; process_named kafka",
                        2))
                .isEqualTo("filing-service.2\nlegacy-import-service.2\ngateway.2\nkafka\n");
        assertThat(said("process_named filing.3", 2)).contains("There is no process");
    }

    @Test
    void services_wait_for_the_broker_only_where_topics_are_to_be_made() throws Exception {
        icp.write("deploy/base/topics.yaml", "topics: []\n");
        var told = "topics_are_made && echo made || echo missing; ";
        var makes = "mkdir -p .icp/kafka; sha1sum <deploy/base/topics.yaml >.icp/kafka/.icp-topics; ";

        assertThat(said(told + makes + told + "echo more >>deploy/base/topics.yaml; " + told, 1))
                .isEqualTo("missing\nmade\nmissing\n");
    }

    @Test
    void a_service_migrates_unless_the_same_build_has_migrated_the_same_database() throws Exception {
        icp.write(".icp/app/filing-service/.icp-stamp", "one build");
        icp.write(".icp/db/x", "");
        var told = "is_migrated filing-service && echo migrated || echo migrates; ";
        var note = "in_dev_mode() { false; }; note_migrated filing-service; ";
        var build = "echo another >.icp/app/filing-service/.icp-stamp; ";
        var oldJars = "echo older >.icp/run/filing-service.jars; ";

        assertThat(said(told + note + told + build + told, 1)).isEqualTo("migrates\nmigrated\nmigrates\n");
        assertThat(said(note + told + "rm -r .icp/db; " + told, 1))
                .as("a database that was emptied or restored")
                .isEqualTo("migrated\nmigrates\n");
        assertThat(said("mkdir .icp/db; " + note + oldJars + told + "rm .icp/db/.icp-*; " + note + "ls -A .icp/db", 1))
                .as("jars of another build")
                .isEqualTo("migrates\n");
        assertThat(said("rm .icp/run/*.jars; in_dev_mode() { true; }; note_migrated filing-service; ls -A .icp/db", 1))
                .as("sources that change while the service runs")
                .isEmpty();
    }

    /** Liquibase waits for its lock without a word, and longer than the command. */
    @Test
    void a_lock_that_a_killed_migration_has_left_is_named_when_the_command_gives_up() throws Exception {
        var waits = """
                client_of() { [[ $* != *icp_legacy.DATABASECHANGELOGLOCK* ]] || echo 'since 2026-12-01 03:00:00 by host'; }
                is_healthy() { false; }
                runs() { true; }
                telling_line() { echo line of $1; }
                await 0\s""";

        assertThat(said(waits + "gateway filing-service legacy-import-service", 1))
                .contains("did not become healthy within 0 s", "Either legacy-import-service migrates still")
                .contains("icp_legacy (since 2026-12-01 03:00:00 by host)", "SET LOCKED = 0")
                .doesNotContain("icp_filing", "line of");
        assertThat(said(waits + "gateway filing-service", 1)).contains("line of gateway");
    }

    /** Galera: a server that was paused says SYNCED for seconds after the others have left it out. */
    @Test
    void a_cluster_is_whole_when_all_servers_that_run_see_the_same_members() throws Exception {
        var told = """
                . deploy/local/lib/galera.sh
                NODES=(mariadb mariadb.2 mariadb.3)
                for node in "${NODES[@]}"; do touch "$RUN/$node.pid"; done
                rm -f "$RUN/${DOWN:-none}.pid"
                client_of() { case $1 in mariadb) echo %s ;; *) echo %s ;; esac; }
                cluster_is_whole && echo whole || echo broken
                """;
        assertThat(said(told.formatted("7,3,4,ON", "7,3,4,ON"), 1)).isEqualTo("whole\n");
        assertThat(said(told.formatted("7,3,4,ON", "8,2,4,ON"), 1))
                .as("one was left out and does not know it")
                .isEqualTo("broken\n");
        assertThat(said(told.formatted("7,3,2,ON", "7,3,2,ON"), 1))
                .as("one sends what another one lacks")
                .isEqualTo("broken\n");
        assertThat(said("DOWN=mariadb.3; " + told.formatted("8,2,4,ON", "8,2,4,ON"), 1))
                .as("one was ended on purpose")
                .isEqualTo("whole\n");
        assertThat(said("DOWN=mariadb.3; " + told.formatted("7,3,4,ON", "7,3,4,ON"), 1))
                .as("one was killed, and is not missed yet")
                .isEqualTo("broken\n");
    }

    @Test
    void what_is_recorded_gives_way_to_all_others() throws Exception {
        var niceOf = "launch %1$s sleep 20; ps -o ni= -p $(pid_of %1$s) | xargs; kill $(pid_of %1$s)";

        assertThat(said("RECORDS=yes; " + niceOf.formatted("filing-service"), 1))
                .isEqualTo("19\n");
        assertThat(said(niceOf.formatted("filing-service"), 1)).isEqualTo(said("ps -o ni= -p $$ | xargs", 1));
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script, int replicas) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=%d ICP_BROKERS=1
                for part in say tools process keys environment caches stack; do . "deploy/local/lib/$part.sh"; done
                %s
                """.formatted(replicas, script));
        return icp.run("bash", "ask").output();
    }
}

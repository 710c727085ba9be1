package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of {@code ./icp restore}, and which dump it takes; {@code ./icp drill restore} restores a database. */
class RestoreCommandTest {
    private static final Path SCRIPTS = Path.of(System.getProperty("icp.root", "../.."))
            .resolve("deploy/backup")
            .toAbsolutePath();
    private static final String SERIES = "backups/20261129T174017Z";
    private static final String DUMP = SERIES + "/dumps/20261129T180000Z";

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        icp.java("");
        icp.write(".icp/log/x", "");
        icp.write(".icp/run/x", "");
        icp.write(".icp/db/rows", "of before");
        icp.write(DUMP + "/position", "binlog.000002 400");
        icp.write(SERIES + "/anchors/filing/000000000001.json", "{}");
        icp.write("backups/files/filing/paper", "a paper");
    }

    @Test
    void the_database_is_replaced_when_all_else_is_done() throws Exception {
        assertThat(restored("rewind_consumers() { echo goes back to $1; }").lines())
                .containsSubsequence(
                        "loaded",
                        "goes back to 2026-11-29T17:55:00Z",
                        "starts with restored rows",
                        "takes a dump",
                        "starts filing-service");
        assertThat(said("cat .icp/files/filing/paper .icp/anchors/filing/*.json .icp/db.before-*/rows"))
                .isEqualTo("a paper{}of before");
    }

    /** Else the operator's next {@code ./icp up} would start services that never read again what the restored database lacks. */
    @Test
    void a_restore_that_breaks_off_leaves_the_database_of_before() throws Exception {
        assertThat(restored("rewind_consumers() { fail 'no broker'; }"))
                .contains("no broker")
                .doesNotContain("starts");
        assertThat(said("cat .icp/db/rows")).isEqualTo("of before");

        icp.write(".icp/files", "no folder");
        assertThat(restored("rewind_consumers() { :; }"))
                .contains("Not all of", "Restore again")
                .doesNotContain("starts");
        assertThat(said("cat .icp/db/rows")).isEqualTo("of before");
    }

    /** A dump that waits for the lock of a long statement holds what was committed meanwhile. */
    @Test
    void a_dump_that_had_begun_before_a_point_and_ended_after_it_is_not_taken_for_it() throws Exception {
        icp.write(DUMP + "/ended", "20261129T180007Z");
        icp.write(SERIES + "/dumps/20261128T180000Z/position", "binlog.000001 300");

        assertThat(said("newest_dump --until 2026-11-29T18:00:05Z")).endsWith("/20261128T180000Z\n");
        assertThat(said("newest_dump --until 2026-11-29T18:00:08Z")).endsWith("/20261129T180000Z\n");
        assertThat(said("newest_dump")).endsWith("/20261129T180000Z\n");
    }

    @Test
    void backups_stand_in_the_same_folder_wherever_the_next_command_is_started() throws Exception {
        assertThat(said("cd deploy; ICP_BACKUPS='../other disk'; . local/lib/backup.sh; echo $ICP_BACKUPS"))
                .isEqualTo(icp.root().resolve("other disk") + "\n");
    }

    @Test
    void papers_that_could_not_be_copied_are_told_beside_the_binary_logs() throws Exception {
        var status = "series_folder() { echo " + SERIES + "; }; shipped() { echo yes; }; shipping_status";
        assertThat(said(status).lines()).singleElement().asString().endsWith(": yes");

        icp.write(SERIES + "/binlogs/.not-copied", "");

        assertThat(said(status).lines()).hasSize(2).first().asString().startsWith("NOT ALL papers and anchors");
    }

    @Test
    void copying_that_died_is_started_again() throws Exception {
        icp.write(".icp/run/shipper.pid", "99999999 1");

        assertThat(said("""
                . deploy/local/lib/keeper.sh
                KEEPER_LOOKS_EVERY=0.1
                need_jdk() { :; }
                need_keys() { :; }
                start_shipping() { echo copies again; rm -r "$RUN"; }
                keep_running
                """)).contains("shipper is started again, for the 1. time", "copies again");
    }

    private String restored(String rewind) throws IOException, InterruptedException {
        return said("""
                for name in keep_backups build end lay_out_apps start_kafka await make_topics start_shipping start_keeper; do
                  eval "$name() { :; }"
                done
                runs() { false; }
                restore_beside() { rm -rf .icp/restored-db; mkdir .icp/restored-db; echo restored rows >.icp/restored-db/rows; echo loaded; }
                start_mariadb() { echo starts with $(cat .icp/db/rows); }
                take_backup() { echo takes a dump; }
                start_service() { echo starts $1; }
                %s
                restore_in_place "$PWD/%s"
                """.formatted(rewind, DUMP));
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1 ICP_BACKUPS=$PWD/backups
                for part in say tools process keys environment stack backup; do . "deploy/local/lib/$part.sh"; done
                BACKUP_SCRIPTS=%s
                %s
                """.formatted(SCRIPTS, script));
        return icp.run("bash", "ask").output();
    }
}

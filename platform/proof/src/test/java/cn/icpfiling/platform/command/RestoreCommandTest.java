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

        assertThat(said("newest_dump '' --until 2026-11-29T18:00:05Z")).endsWith("/20261128T180000Z\n");
        assertThat(said("newest_dump '' --until 2026-11-29T18:00:08Z")).endsWith("/20261129T180000Z\n");
        assertThat(said("newest_dump ''")).endsWith("/20261129T180000Z\n");
    }

    /** A restore made the series of the greater name, and was taken back. */
    @Test
    void a_restore_takes_the_database_that_lives_and_another_one_only_when_it_is_named() throws Exception {
        var living = "20260101T000000Z";
        icp.write("backups/" + living + "/dumps/20261128T000000Z/position", "binlog.000008 100");
        icp.write("backups/" + living + "/dumps/20261120T000000Z/position", "binlog.000007 100");
        icp.write(".icp/db/.icp-series", living);

        assertThat(said("newest_dump ''")).endsWith(living + "/dumps/20261128T000000Z\n");
        assertThat(said("newest_dump '' --until 2026-12-01T00:00:00Z")).endsWith(living + "/dumps/20261128T000000Z\n");
        assertThat(said("newest_dump 20261129T174017Z")).endsWith(DUMP + "\n");
        assertThat(said("newest_dump '' --until-position 20261129T174017Z/binlog.000003:4"))
                .endsWith(DUMP + "\n");
        assertThat(said("newest_dump 20261129T174017Z --until 2026-11-29T18:00:00Z"))
                .contains("no dump of the series 20261129T174017Z");

        assertThat(said("note_series; rm -r .icp/db; newest_dump ''"))
                .as("the data folder is lost")
                .endsWith(living + "/dumps/20261128T000000Z\n");
        icp.write("backups/" + living + "/binlogs/1/binlog.000009", "");
        said("touch -d 2001-01-01T00:00:00Z " + DUMP + "/position");
        assertThat(said("rm backups/.series; newest_dump ''"))
                .contains("which of them is meant", "--series " + living)
                .doesNotContain("/dumps/");
        assertThat(said("newest_dump '' --until 2026-11-29T00:00:00Z")).endsWith(living + "/dumps/20261128T000000Z\n");
    }

    @Test
    void the_series_before_is_taken_for_a_moment_before_the_living_one_but_never_for_its_logs() throws Exception {
        icp.write(".icp/db/.icp-series", "20261130T000000Z");
        icp.write("backups/20261130T000000Z/anchors/x", "");
        assertThat(said("newest_dump ''")).endsWith(DUMP + "\n");

        icp.write("backups/20261130T000000Z/binlogs/1/binlog.000001", "");

        assertThat(said("newest_dump ''")).contains("binary logs of 20261130T000000Z have no dump", "--until TIME");
        assertThat(said("newest_dump '' --until 2026-11-29T19:00:00Z")).endsWith(DUMP + "\n");
    }

    @Test
    void old_backups_go_before_the_dump_which_is_taken_whatever_becomes_of_that() throws Exception {
        icp.executable("scripts/prune.sh", "echo deletes in $4; [ ! -e broken ]");
        icp.write(".icp/db/.icp-series", "20261129T174017Z");
        icp.write("backups/.keep-days", "30");
        var backUp =
                "BACKUP_SCRIPTS=$PWD/scripts; runs() { :; }; take_backup() { echo takes a dump; }; %s back_up; echo ends well";

        assertThat(said(backUp.formatted(""))).isEqualTo("  deletes in 20261129T174017Z\ntakes a dump\nends well\n");
        assertThat(said(backUp.formatted("gets_lock() { false; };")))
                .as("beside another command")
                .contains("the next ./icp backup does it", "takes a dump", "ends well")
                .doesNotContain("deletes in");
        icp.write("broken", "");
        assertThat(said(backUp.formatted("")))
                .contains("takes a dump", "The dump is whole, but")
                .doesNotContain("ends well");
    }

    @Test
    void a_restore_without_room_says_how_much_is_missing_before_anything_is_stopped() throws Exception {
        icp.write(".icp/keys/secrets.env", "A=b");
        icp.write(DUMP + "/megabytes", "700\n");
        icp.write(".icp/db.before-20261101T000000Z/rows", "");
        var restore = """
                for name in need_jdk need_binlog_reader need_free_ports need_keys_as_they_are keysets_complete; do eval "$name() { :; }"; done
                runs() { false; }
                restore_beside() { echo restores beside; }
                restore_in_place() { echo restores in place; }
                free_megabytes() { echo $has; }
                ICP_DATABASES=1 CLIENT=client
                restore_backup""";

        assertThat(said("has=650; " + restore + " --beside"))
                .contains("about 701 MB", "650 MB are free: 51 MB are missing", "db.before-20261101T000000Z")
                .doesNotContain("restores beside");
        assertThat(said("has=701; " + restore + " --beside")).contains("restores beside");
        assertThat(said("has=701; " + restore))
                .as("papers come back, and a dump follows")
                .contains("are missing");
        assertThat(said("has=720; " + restore)).contains("restores in place");

        assertThat(said("ICP_RESTORE_ANYWAY=yes has=650; " + restore + " --beside"))
                .contains("51 MB are missing", "tried all the same", "restores beside");

        assertThat(said("mkdir .icp/restored-db; head -c 3000000 /dev/zero >.icp/restored-db/ibdata1; has=699; "
                        + restore + " --beside"))
                .as("what a restore that broke off has left goes first")
                .contains("restores beside");
    }

    @Test
    void the_room_for_binary_logs_is_that_of_those_that_are_read() throws Exception {
        said("""
                mkdir -p %1$s/binlogs/{1,2}
                head -c 9000000 /dev/zero >%1$s/binlogs/1/binlog.000001
                head -c 1048576 /dev/zero >%1$s/binlogs/1/binlog.000002
                head -c 3145728 /dev/zero >%1$s/binlogs/2/binlog.000002
                head -c 2097152 /dev/zero >%1$s/binlogs/2/binlog.000003
                touch -d 2026-11-29T19:00:00Z %1$s/binlogs/{1/binlog.000002,2/binlog.000003}
                touch -d 2026-11-29T20:00:00Z %1$s/binlogs/2/binlog.000002
                """.formatted(SERIES));
        var read = "megabytes_of_logs $PWD/" + DUMP;

        assertThat(said(read)).isEqualTo("6\n");
        assertThat(said(read + " --until 2026-11-29T18:30:00Z")).isEqualTo("4\n");
        assertThat(said(read + " --until 2026-11-29T19:30:00Z")).isEqualTo("6\n");
        assertThat(said(read + " --until-position 20261129T174017Z/binlog.000002:500"))
                .isEqualTo("4\n");
    }

    @Test
    void days_that_no_operator_has_named_are_told_before_anything_is_deleted() throws Exception {
        icp.executable("scripts/prune.sh", "echo keeps $3 days");
        var prune = "BACKUP_SCRIPTS=$PWD/scripts; prune_backups";

        assertThat(said(prune))
                .contains("last 30 days", "ICP_BACKUPS_KEEP=DAYS ./icp backup")
                .doesNotContain("keeps");
        assertThat(said(prune)).isEqualTo("  keeps 30 days\n");
        assertThat(said("ICP_BACKUPS_KEEP=0; " + prune)).contains("no number of days");
        assertThat(said("ICP_BACKUPS_KEEP=90; " + prune)).isEqualTo("  keeps 90 days\n");
        assertThat(said(prune)).as("by a command that does not name them").isEqualTo("  keeps 90 days\n");
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

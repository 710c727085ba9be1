package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data is not restored beside keys that cannot read it (ADR 0048), and {@code ./icp} makes no such keys. People keep theirs, too. */
class RestoreKeysTest {
    private static final String KEYSET = "{\"primaryKeyId\":%1$d,\"key\":[{\"status\":\"ENABLED\",\"keyId\":%1$d}]}";
    private static final String DUMP = "backups/20261129T174017Z/dumps/20261129T180000Z";

    private static final String NEED =
            "APPS=apps; need_staff() { :; }; make_keysets() { echo makes ${*:2}; }; SECRETS=(); need_keys";

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        icp.java("");
        icp.write(".icp/log/x", "");
        icp.write(".icp/run/x", "");
    }

    @Test
    void new_keys_are_made_only_where_no_backup_holds_data_of_old_ones() throws Exception {
        var script = "make_keys() { echo made new keys; exit 0; }; need_keys";
        assertThat(said(script)).isEqualTo("made new keys\n");

        icp.write("backups/20261129T174017Z/binlogs/1/binlog.000001", "");

        assertThat(said(script)).contains("Keys are missing", "./icp restore").doesNotContain("made new keys");
    }

    @Test
    void a_dump_is_restored_with_its_own_keys_and_with_later_keysets_that_have_them() throws Exception {
        keysets(11, 12);
        icp.write(DUMP + "/position", "");
        assertThat(said("key_ids >" + DUMP + "/key-ids; cat " + DUMP + "/key-ids; need_keys_of " + DUMP))
                .isEqualTo("./filing-fields.json:keyId:11\n./filing-index.json:keyId:12\n");

        icp.write(".icp/keys/filing-fields.json", "{\"key\":[{\"keyId\":11},{\"keyId\": 13}]}");
        assertThat(said("need_keys_of " + DUMP)).isEmpty();

        keysets(14, 12);
        assertThat(said("need_keys_of " + DUMP)).contains("are not those of", "filing-fields.json:keyId:11");
    }

    /** A rotation takes a key away when nothing is left under it, so data of the end of the logs needs the newer one. */
    @Test
    void a_dump_of_before_a_rotation_is_restored_with_the_keys_of_now_unless_a_point_is_named() throws Exception {
        keysets(11, 12);
        icp.write(DUMP + "/position", "");
        said("key_ids >" + DUMP + "/key-ids");

        keysets(13, 14);
        icp.write(".icp/keys/filing-fields-retired-0000000b.json", "{\"key\":[{\"keyId\":11},{\"keyId\":13}]}");
        assertThat(said("need_keys_of " + DUMP)).contains("are not those of", "filing-index.json:keyId:12");

        icp.write(".icp/keys/filing-index-retired-0000000c.json", "{\"key\":[{\"keyId\":12},{\"keyId\":14}]}");
        assertThat(said("need_keys_of " + DUMP)).isEmpty();
        assertThat(said("need_keys_of " + DUMP + " --until 2026-11-29T18:10:00Z"))
                .contains("Keys were rotated since", "retired", "filing-fields.json:keyId:11");
    }

    @Test
    void keys_that_have_no_rotation_are_asked_for_too() throws Exception {
        keysets(11, 12);
        icp.write(".icp/keys/filing-hash.json", KEYSET.formatted(15));
        icp.write(DUMP + "/position", "");
        said("key_ids >" + DUMP + "/key-ids");

        icp.write(".icp/keys/filing-hash.json", KEYSET.formatted(16));

        assertThat(said("need_keys_of " + DUMP)).contains("are not those of", "filing-hash.json:keyId:15");
    }

    @Test
    void a_keyset_that_was_lost_beside_its_data_is_never_made_anew() throws Exception {
        wholeKeysets();
        icp.write(".icp/db/mysql/user.frm", "");
        assertThat(said(NEED)).isEmpty();

        for (var lost : List.of("filing-hash.json", "legacy-stream.json", "account-audit.json", "filing-anchor.json")) {
            Files.delete(icp.root().resolve(".icp/keys/" + lost));
            assertThat(said(NEED))
                    .contains("data exists that was made with them: " + lost + ".", "Put the copies back")
                    .contains("ICP_NEW_KEYSETS=yes ./icp up")
                    .doesNotContain("makes");
            wholeKeysets();
        }
    }

    @Test
    void a_stack_of_before_these_keysets_gets_them_once_its_operator_says_so() throws Exception {
        wholeKeysets();
        icp.write(".icp/db/mysql/user.frm", "");
        Files.delete(icp.root().resolve(".icp/keys/filing-hash.json"));

        assertThat(said("ICP_NEW_KEYSETS=yes; " + NEED))
                .isEqualTo("makes filing verification inspection account legacy\n");
    }

    @Test
    void keysets_are_completed_without_asking_where_no_data_can_be_lost() throws Exception {
        wholeKeysets();
        Files.delete(icp.root().resolve(".icp/keys/filing-hash.json"));
        assertThat(said(NEED)).startsWith("makes filing");
        icp.write("backups/20261129T174017Z/binlogs/1/binlog.000001", "");
        assertThat(said(NEED)).contains("Missing in").doesNotContain("makes");

        wholeKeysets();
        icp.write(".icp/db/mysql/user.frm", "");
        Files.delete(icp.root().resolve(".icp/keys/filing-anchor-public.json"));
        assertThat(said(NEED)).startsWith("makes filing");
    }

    @Test
    void an_older_bootstrap_file_gets_the_people_that_it_lacks_and_keeps_all_others() throws Exception {
        var file = ".icp/keys/bootstrap.yaml";
        said(
                "(umask 077; mkdir -p .icp/keys); for name in \"${CLIENTS[@]}\"; do declare $(variable $name CLIENT_SECRET)=x; done; make_bootstrap");
        var complete = said("cat " + file);
        assertThat(peopleAfter(file, complete)).isEqualTo(complete);

        var older = complete.replaceAll("  - \\{login: second-administrator,.*\n", "");

        assertThat(peopleAfter(file, older).lines().filter(line -> !older.contains(line)))
                .as("lines that are new")
                .singleElement()
                .asString()
                .matches(
                        "  - \\{login: second-administrator, .*roles: \\[administrator], password: \".{32}\", totp: [A-Z2-7]{32}}");
        assertThat(said("cat " + file).lines().toList())
                .containsAll(older.lines().toList())
                .hasSameSizeAs(complete.lines().toList());
        assertThat(said("stat -c %a " + file)).isEqualTo("600\n");
    }

    private String peopleAfter(String file, String bootstrap) throws IOException, InterruptedException {
        icp.write(file, bootstrap);
        icp.write(".icp/keys/secrets.env", "");
        assertThat(said("keysets_complete() { :; }; need_newer_keysets() { :; }; need_keys"))
                .isEmpty();
        return said("cat " + file);
    }

    private void wholeKeysets() throws IOException {
        for (var name : List.of("filing", "verification", "inspection", "account", "legacy")) {
            for (var use : List.of("fields", "index", "stream", "hash", "audit", "anchor", "anchor-public")) {
                icp.write(".icp/keys/" + name + "-" + use + ".json", KEYSET.formatted(1));
            }
        }
        icp.write(".icp/keys/secrets.env", "");
        icp.write(".icp/keys/bootstrap.yaml", "");
    }

    private void keysets(int fields, int index) throws IOException {
        icp.write(".icp/keys/filing-fields.json", KEYSET.formatted(fields));
        icp.write(".icp/keys/filing-index.json", KEYSET.formatted(index));
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1 ICP_BACKUPS=$PWD/backups
                for part in say tools process keys environment stack backup; do . "deploy/local/lib/$part.sh"; done
                %s
                """.formatted(script));
        return icp.run("bash", "ask").output();
    }
}

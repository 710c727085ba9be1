package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server that donor.sh makes is one that the cluster takes, and the servers of its database alone reach it. */
class DonorScriptTest extends DonorRuns {
    /** A whole word of a path in the pod, with or without something under it. */
    private static final Pattern PLACE = Pattern.compile("(?<![\\w/])/(?:tmp|var/lib/mysql|etc/icp)(?=[/\\s\"']|$)");

    /** What the checks say of an overlay without a donor. */
    private static final Map<String, List<Check.Finding>> UNCHANGED = new ConcurrentHashMap<>();

    /** All five at once: what one may reach, another may not. */
    @ParameterizedTest
    @ValueSource(strings = {"production", "staging"})
    void what_it_makes_passes_the_checks_of_the_overlay(String overlay) throws Exception {
        var made = new StringBuilder();
        for (var service : List.of("filing", "verification", "inspection", "account", "legacy-import")) {
            made.append("\n---\n").append(made(overlay, service));
        }

        assertThat(Bundle.parse(made.toString()).items()).hasSize(5 * 5);
        assertThat(found(overlay, made.toString()))
                .extracting(Check.Finding::check)
                .containsOnly("cpu-limit");
    }

    @Test
    void faults_of_what_it_makes_are_found() throws Exception {
        var made = made("production", "filing");

        var stranger = made.replace(
                "component: mysqld, mysql.oracle.com/cluster: filing",
                "component: mysqld, mysql.oracle.com/cluster: account");
        assertThat(stranger).isNotEqualTo(made);
        assertThat(found("production", stranger))
                .extracting(Check.Finding::check)
                .contains("network-edges");
        assertThat(found("production", made.replaceFirst("(?s)---\napiVersion: networking.*?\n---\n", "---\n")))
                .extracting(Check.Finding::check)
                .contains("network-edges", "network-both-sides");
        assertThat(found("production", made.replaceAll("community-server@sha256:[0-9]+", "community-server:8.4.6")))
                .extracting(Check.Finding::check)
                .contains("image-digest");
        assertThat(found("production", made.replace("filing-mysql-root", "filing-mysql-roots")))
                .extracting(Check.Finding::check)
                .contains("reference-exists");
    }

    /** No edge would be missed if it had no way to the bucket, because edges are those of labels. */
    @Test
    void it_reaches_the_bucket_as_backups_do_and_no_router() throws Exception {
        var made = Bundle.parse(made("production", "filing"))
                .workloads()
                .getFirst()
                .labels();
        var sending = Overlay.bundle("production").ofKind("NetworkPolicy").stream()
                .filter(policy -> policy.at("/spec/egress").size() > 0)
                .filter(policy -> Bundle.matches(policy.at("/spec/podSelector"), made))
                .map(Item::name);

        assertThat(sending).containsExactlyInAnyOrder("dns", "mysql-to-object-storage");
    }

    /** A clone compares these of both servers, and gives the operator the password of root that the new cluster's Secret has. */
    @Test
    void the_server_is_one_that_the_cluster_can_be_a_clone_of() throws Exception {
        var donor = made("production", "filing");
        var cluster = cluster();

        assertThat(cluster.at("/spec/mycnf").asText()).contains("character-set-server = utf8mb4\n");
        assertThat(donor)
                .contains(
                        "--character-set-server=utf8mb4 ",
                        "--gtid-mode=ON",
                        "image: " + IMAGE,
                        "secretName: filing-mysql-root")
                .contains("storage: 200Gi", "name: mysql-backups-", "util.loadDump('" + DUMP + "'")
                .contains(
                        "updateGtidSet: 'replace'",
                        "util.loadBinlogs('" + CHAIN + "', {$s3, stopBefore: '" + GTID + "'})");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load gateway " + DUMP + " " + CHAIN,
                "load filing-service",
                "load filing-service " + DUMP,
                "load filing-service filing-mysql " + CHAIN,
                "load filing-service " + DUMP + " " + DUMP,
                "load account-service " + DUMP + " " + CHAIN,
                "load filing-service " + DUMP + " " + CHAIN + " 2026-11-29T17:10:05Z",
                "load filing-service " + DUMP + " none " + GTID,
                "start filing-service"
            })
    void what_it_does_not_know_is_refused_before_anything_is_made(String words) throws Exception {
        assertThat(donor(words.split(" "))).isPositive();

        assertThat(said).contains("donor.sh");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void a_donor_that_is_there_is_not_mixed_with_another() throws Exception {
        write("there", "persistentvolumeclaim/filing-mysql-donor\n");

        assertThat(donor("load", "filing-service", DUMP, CHAIN)).isEqualTo(1);

        assertThat(said).contains("donor.sh production end filing-service");
        assertThat(folder.resolve("objects")).doesNotExist();
    }

    @Test
    void servers_that_never_started_lend_their_image_from_another_database() throws Exception {
        write("own", "\ncommunity-server:8.4.6\n");
        write("others", IMAGE + "\n");
        assertThat(donor("load", "filing-service", DUMP, "none")).as(said).isZero();
        assertThat(Files.readString(folder.resolve("objects"))).contains("image: " + IMAGE, "[ 'none' = none ]");

        write("others", "");
        assertThat(donor("load", "filing-service", DUMP, "none")).isEqualTo(1);
        assertThat(said).contains("MYSQL_IMAGE");
    }

    @Test
    void what_was_not_loaded_is_told_with_its_log() throws Exception {
        write("log", "ERROR: no such bucket\ndonor: not loaded\n");
        assertThat(donor("look", "filing-service")).isEqualTo(1);
        assertThat(said).contains("no such bucket", "donor.sh production end filing-service");

        write("job", "filing-mysql-donor FailureTarget Failed ");
        assertThat(donor("look", "filing-service")).isEqualTo(1);
        assertThat(said).contains("died too often");

        write("job", "");
        assertThat(donor("look", "filing-service")).isEqualTo(1);
        assertThat(said).contains("there is no donor");
    }

    /** What the pod runs, with stand-ins for the programs of its images: a password with the marks of SQL, and a load that fails once. */
    @Test
    void the_pod_loads_again_what_failed_once() throws Exception {
        var made = Bundle.parse(made("production", "filing"));
        var containers = made.ofKind("Job").getFirst().at("/spec/template/spec/containers");
        var here = folder.toString();
        for (var box : containers) {
            var script = box.at("/args/0").asText().replace("sleep infinity", "true");
            script = inFolder(script, here);
            write(box.path("name").asText() + ".sh", script.replace("sleep 30", "true"));
        }
        Files.createDirectories(folder.resolve("root"));
        write("root/rootPassword", "it's \\ \"$HOME\" `id`");
        Files.createDirectories(folder.resolve("tmp"));
        write("tmp/of-a-server-that-died", "");
        executable("mysqld", "echo \"$*\" >>" + here + "/mysqld.calls");
        executable("mysqlsh", """
                cat >/dev/null
                case "$*" in
                  *loadBinlogs*) [ -e %1$s/once ] || { touch %1$s/once && exit 1; } ;;
                esac
                echo "$*" >>%1$s/shell.calls""".formatted(here));

        var start = "cd " + here + " && PATH=" + here
                + ":$PATH && sh -ec \"$(cat mysql.sh)\" && BUCKET=b sh -ec \"$(cat shell.sh)\"";
        assertThat(shell(start)).as(said).isZero();

        assertThat(Files.readString(folder.resolve("root.sql")))
                .contains("IDENTIFIED BY 'it\\'s \\\\ \"$HOME\" `id`';\n");
        assertThat(Files.readAllLines(folder.resolve("mysqld.calls")))
                .hasSize(2)
                .last()
                .asString()
                .contains(" --tmpdir=" + here + "/tmp ");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
        assertThat(said).endsWith("donor: loaded\n");
        assertThat(folder.resolve("loaded")).exists();
        assertThat(Files.readString(folder.resolve("shell.calls")))
                .containsOnlyOnce("loadDump")
                .containsOnlyOnce("loadBinlogs")
                .containsPattern("(?s)loadBinlogs.*DROP SCHEMA IF EXISTS mysql_innodb_cluster_metadata");

        // The pod starts again, and the chain has grown.
        assertThat(shell(start)).as(said).isZero();
        assertThat(said).endsWith("donor: loaded\n");
        assertThat(Files.readString(folder.resolve("shell.calls")))
                .containsOnlyOnce("loadDump")
                .containsOnlyOnce("loadBinlogs");
    }

    @Test
    void no_path_of_the_pod_is_left_in_what_runs_here() {
        assertThat(inFolder(
                        "rm -rf /var/lib/mysql\ncat >/tmp/a --b=/var/lib/mysql/tmp 'x /etc/icp' [ -e /tmp ]", "/here"))
                .isEqualTo("rm -rf /here\ncat >/here/a --b=/here/tmp 'x /here' [ -e /here ]");
        assertThat(inFolder("/tmpfs /opt/tmp", "/here")).isEqualTo("/tmpfs /opt/tmp");
    }

    private static String inFolder(String script, String here) {
        return PLACE.matcher(script).replaceAll(Matcher.quoteReplacement(here));
    }

    private static List<Check.Finding> found(String overlay, String made) {
        var checks = new ArrayList<>(Checks.all());
        checks.addAll(new ProjectChecks(new Sources(Overlay.ROOT)).of(overlay));
        var found = new ArrayList<>(Checks.judge(checks, Bundle.parse(Overlay.text(overlay) + "\n---\n" + made)));
        found.removeAll(
                UNCHANGED.computeIfAbsent(overlay, one -> Checks.judge(checks, Bundle.parse(Overlay.text(one)))));
        return found;
    }
}

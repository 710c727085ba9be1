package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of operations calls donor.sh rightly, and what it makes the cluster of is whole. */
class DonorPageTest extends DonorRuns {
    private static final Pattern CALL = Pattern.compile("(?m)^ *deploy/kubernetes/donor\\.sh (.*)$");
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/operating.md"));

    @Test
    void the_cluster_is_made_anew_as_it_was_with_the_donor() throws Exception {
        requireJq();
        var old = cluster();
        var known = (ObjectNode) old.json().deepCopy();
        ((ObjectNode) known.path("metadata"))
                .put("uid", "1")
                .put("resourceVersion", "2")
                .putArray("finalizers")
                .add("mysql.oracle.com/cluster");
        ((ObjectNode) known.at("/metadata/labels")).put("icp-filing.cn/users", "made");
        known.putObject("status").put("createTime", "2026-11-01T00:00:00Z");
        write("cluster", known.toString());
        var donor = Bundle.parse(made("production", "filing"));

        assertThat(donor("clone", "filing-service")).as(said).isZero();

        var anew = Bundle.parse(said).items().getFirst();
        var clone = anew.at("/spec/initDB/clone");
        assertThat(anew.json().has("status")).isFalse();
        assertThat(anew.at("/metadata").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("name", "namespace", "labels");
        assertThat(anew.labels()).isNotEmpty().isEqualTo(old.labels());
        assertThat(donor.ofKind("Service"))
                .extracting(one -> "root@" + one.name() + ":"
                        + one.at("/spec/ports/0/port").asText())
                .containsExactly(clone.path("donorUrl").asText());
        assertThat(said).contains("\"name\": \"filing-mysql-root\"");
        var spec = (ObjectNode) anew.at("/spec").deepCopy();
        spec.remove("initDB");
        assertThat(spec).isEqualTo(old.at("/spec"));
        var production = Overlay.text("production");
        assertThat(Checks.judge(Checks.all(), Bundle.parse(said)))
                .extracting(Check.Finding::check)
                .doesNotContain("schema");
        assertThat(Checks.judge(Checks.all(), Bundle.parse(said.replace("donorUrl", "donor"))))
                .extracting(Check.Finding::check)
                .contains("schema");
        assertThat(production).contains("name: filing-mysql-root\n");
    }

    /** What deploy.sh applies as the same manager has no such label, so the API server would take away one that was applied. */
    @Test
    void the_label_for_which_a_deployment_waits_is_set_by_another_manager_and_last() {
        assertThat(PAGE)
                .containsPattern("--filename filing-mysql\\.json &&\n +kubectl label innodbcluster filing-mysql "
                        + "--overwrite icp-filing\\.cn/users=made\n");
    }

    /** The page deletes the cluster only when this has printed one. */
    @Test
    void no_cluster_is_made_of_a_donor_that_has_not_loaded_all() throws Exception {
        write("cluster", cluster().json().toString());
        for (var ready : List.of("", "0")) {
            write("ready", ready);

            assertThat(donor("clone", "filing-service")).isEqualTo(1);

            assertThat(said).startsWith("donor.sh: ").hasLineCount(1);
        }
        assertThat(PAGE)
                .contains(
                        "donor.sh production clone filing-service >filing-mysql.json.new && mv filing-mysql.json.new filing-mysql.json")
                .containsPattern(
                        "donor\\.sh production look filing-service &&\n +jq -e \\.spec\\.initDB\\.clone filing-mysql\\.json &&"
                                + " kubectl delete innodbcluster filing-mysql ");
    }

    @Test
    void a_cluster_that_is_gone_is_made_anew_by_the_manifests_of_its_environment() throws Exception {
        requireJq();
        var others = Overlay.bundle("production").ofKind("InnoDBCluster").stream()
                .filter(one -> !one.name().equals("filing-mysql"))
                .map(one -> one.json().toString())
                .toList();
        assertThat(others).hasSize(4);
        write("rendered", String.join("\n", others) + cluster().json());

        assertThat(donor("clone", "filing-service", "manifests")).as(said).isZero();

        var anew = Bundle.parse(said).items();
        assertThat(anew).extracting(Item::name).containsExactly("filing-mysql");
        assertThat(anew.getFirst().at("/spec/initDB/clone/rootUser").asText()).isEqualTo("root");

        assertThat(donorOf("staging", "clone", "filing-service", "manifests")).isEqualTo(1);
        assertThat(said).contains("is production and not staging").hasLineCount(1);
        write("rendered", String.join("\n", others));
        assertThat(donor("clone", "filing-service", "manifests")).isEqualTo(1);
        assertThat(said).contains("has no InnoDBCluster filing-mysql").hasLineCount(1);
        assertThat(donor("clone", "filing-service", "production")).isEqualTo(2);
        assertThat(PAGE).contains("`donor.sh production clone filing-service manifests`");
    }

    /** The operator makes none of its objects that is still there, and those of the deleted cluster are collected some time after it. */
    @Test
    void the_page_waits_for_the_end_of_what_belonged_to_the_old_cluster_and_can_be_pasted_again() {
        assertThat(PAGE)
                .containsPattern("(?s)kubectl delete innodbcluster filing-mysql --ignore-not-found [^`]*"
                        + "kubectl delete pvc [^`\n]* --ignore-not-found [^`]*"
                        + "kubectl wait statefulset/filing-mysql [^`]*secret/filing-mysql-privsecrets [^`]* --for=delete [^`\n]*&&\n"
                        + " +kubectl apply --server-side");
    }

    /** The operator prints it into the log of the first server. */
    @Test
    void the_password_that_the_clone_was_made_with_is_changed_after_it() {
        assertThat(PAGE.indexOf("filing-mysql-root rootPassword=-"))
                .isBetween(PAGE.indexOf("--filename filing-mysql.json"), PAGE.indexOf("deploy/kubernetes/rewind.sh "));
        assertThat(PAGE).contains("ALTER USER 'root'@'%' IDENTIFIED BY '$NEW'");
    }

    @Test
    void the_page_calls_it_rightly() throws Exception {
        var calls = CALL.matcher(PAGE).results().map(call -> call.group(1)).toList();
        write("cluster", "{\"metadata\": {}, \"spec\": {}}");

        for (var call : calls) {
            assertThat(shell("\"$0\" " + call.replaceAll(">.*| &&$", "")))
                    .as(call + "\n" + said)
                    .isZero();
        }

        assertThat(calls)
                .extracting(call -> call.split(" ")[1])
                .containsExactly("load", "load", "look", "sql", "clone", "look", "end");
        for (var server = 0; server < cluster().at("/spec/instances").asInt(); server++) {
            assertThat(PAGE).containsPattern("kubectl delete pvc .*\\bdatadir-filing-mysql-" + server + "\\b");
        }
        assertThat(PAGE.indexOf("kubectl delete pvc datadir"))
                .isBetween(
                        PAGE.indexOf("kubectl delete innodbcluster filing-mysql"),
                        PAGE.indexOf("--filename filing-mysql.json"));
    }

    private static void requireJq() throws IOException, InterruptedException {
        assumeTrue(new ProcessBuilder("jq", "--version").start().waitFor() == 0, "NOT CHECKED: jq is missing");
    }
}

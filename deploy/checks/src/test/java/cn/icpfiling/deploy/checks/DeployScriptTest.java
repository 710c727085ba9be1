package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** In which steps deploy.sh asks a cluster, which is a script here, and when it ends. */
class DeployScriptTest extends DeployRuns {
    private static final Pattern SELECTOR = Pattern.compile(" --selector (.*)");

    private static final String RUNNING = "account-migration\nfiling-migration\n";

    @Test
    void images_without_a_digest_are_named_before_anything_changes() throws Exception {
        jobs(COMPLETE);
        var zeros = "@sha256:" + "0".repeat(64);
        Files.writeString(
                folder.resolve("images"),
                "image: registry.test/gateway%1$s\nimage: registry.test/third-party/mysqld-exporter2%1$s\nimage: x1%1$s\n"
                        .formatted(zeros));

        assertThat(deploy("staging")).isNotZero();

        assertThat(errors).contains("no digest is written for gateway mysqld-exporter2 x1; nothing was changed");
        assertThat(calls()).noneMatch(call -> call.startsWith(APPLY));
    }

    /** The policy of images names the zeros as well, and is applied with every release. */
    @Test
    void the_manifests_with_a_digest_for_each_image_are_taken() throws Exception {
        jobs(COMPLETE);
        for (var overlay : List.of("staging", "production")) {
            var released = Overlay.text(overlay).replaceAll("(\\w@sha256:)0{64}", "$1" + "7".repeat(64));
            assertThat(released).contains("@sha256:" + "0".repeat(64));
            Files.writeString(folder.resolve("images"), released);

            assertThat(deploy(overlay)).as(errors).isZero();
        }
        Files.writeString(folder.resolve("images"), Overlay.text("production"));
        assertThat(deploy("production")).isNotZero();
    }

    @Test
    void a_cluster_of_another_environment_is_refused_before_anything_changes() throws Exception {
        jobs(COMPLETE);
        Files.writeString(folder.resolve("label"), "staging");

        assertThat(deploy("production")).isNotZero();

        assertThat(errors)
                .contains("the cluster of context of-the-first-shell is staging and not production", "use-context");
        assertThat(calls())
                .isNotEmpty()
                .allMatch(call -> call.startsWith("kustomize ") || call.startsWith("config ") || call.contains("get "));
        assertThat(deploy("dev")).isNotZero();
        assertThat(deploy("staging")).as(errors).isZero();
    }

    /** Its namespace has no label, and settings of more than one deployment may be left. */
    @Test
    void a_cluster_that_an_older_release_deployed_is_known_by_its_settings() throws Exception {
        jobs(COMPLETE);
        Files.writeString(folder.resolve("settings"), "\nproduction\n\nproduction\n");

        assertThat(deploy("production")).as(errors).isZero();
        assertThat(deploy("staging")).isNotZero();

        assertThat(errors).contains("is production and not staging");
        Files.writeString(folder.resolve("settings"), "production\n\nstaging\n");
        assertThat(deploy("staging")).isNotZero();
    }

    /** No answer is not the answer of a new cluster. */
    @Test
    void a_cluster_that_does_not_say_what_it_is_is_refused() throws Exception {
        jobs(COMPLETE);
        Files.createFile(folder.resolve("unreachable"));

        assertThat(deploy("production")).isNotZero();

        assertThat(calls()).noneMatch(call -> call.startsWith("apply "));
    }

    @Test
    void another_shell_that_chooses_another_context_meanwhile_changes_nothing() throws Exception {
        jobs(COMPLETE);

        assertThat(deploy("production")).as(errors).isZero();

        assertThat(Files.readAllLines(folder.resolve("calls")).stream()
                        .filter(call -> !call.startsWith("kustomize ") && !call.startsWith("config current-context")))
                .hasSizeGreaterThan(10)
                .allMatch(call -> call.startsWith(CONTEXT));
    }

    @Test
    void without_a_context_nothing_is_deployed() throws Exception {
        Files.delete(folder.resolve("context"));

        assertThat(deploy("production")).isNotZero();

        assertThat(errors).contains("no current context");
        assertThat(calls()).noneMatch(call -> call.startsWith("apply "));
    }

    @Test
    void each_overlay_labels_the_namespace_with_the_environment_of_its_processes() {
        for (var overlay : Overlay.NAMES) {
            var manifests = Overlay.bundle(overlay);
            assertThat(manifests.ofKind("Namespace"))
                    .singleElement()
                    .satisfies(item -> assertThat(item.labels()).containsEntry("icp-filing.cn/environment", overlay));
            assertThat(manifests.ofKind("ConfigMap").stream()
                            .map(item -> item.at("/data/ICP_ENVIRONMENT").asText())
                            .filter(environment -> !environment.isEmpty()))
                    .containsExactly(overlay);
        }
    }

    @Test
    void migrations_follow_the_users_of_the_databases_and_processes_follow_the_migrations() throws Exception {
        jobs(RUNNING, "account-migration Complete\nfiling-migration\n", COMPLETE);

        assertThat(deploy("production")).as(errors).isZero();

        var calls = calls();
        assertThat(calls.stream().map(call -> call.replaceAll(" --filename \\S+", "")))
                .containsSubsequence(
                        APPLY + " --selector icp-filing.cn/step notin (process, migration, autoscaler)",
                        "--namespace icp-filing wait innodbcluster --all --for"
                                + " jsonpath={.metadata.labels.icp-filing\\.cn/users}=made --timeout 60m",
                        APPLY + " --selector icp-filing.cn/step=migration",
                        APPLY + " --selector icp-filing.cn/step=process,app.kubernetes.io/name=account-service",
                        "--namespace icp-filing rollout status deployment/gateway --timeout 15m",
                        APPLY + " --output name");
        assertThat(calls.stream().filter(call -> call.contains("get job") && call.contains("conditions")))
                .hasSize(3);
    }

    /** An engineer whose connection broke starts the script again, and the migration of the first call is in the midst of a table. */
    @Test
    void a_migration_that_still_runs_is_not_deleted() throws Exception {
        jobs(COMPLETE);
        looks("ready", "account-migration 0\nfiling-migration 1\n", "filing-migration 1\n", "filing-migration\n");

        assertThat(deploy("production")).as(errors).isZero();

        assertThat(calls().stream()
                        .filter(call -> call.contains(" job "))
                        .map(call -> call.replaceAll(".*(get|delete) job .*?(ready|conditions|not-found).*", "$1 $2")))
                .containsExactly("get ready", "get ready", "get ready", "delete not-found", "get conditions");
    }

    @Test
    void a_migration_that_failed_ends_the_deployment_although_another_runs_on() throws Exception {
        jobs(RUNNING, "account-migration\nfiling-migration FailureTarget Failed\n");

        assertThat(deploy("production")).isNotZero();

        assertThat(errors)
                .contains("Table filings is full", "filing-migration has failed", "docs/operating.md")
                .doesNotContain("account-migration");
        assertThat(calls()).noneMatch(call -> call.contains("step=process"));
    }

    @Test
    void no_migration_runs_before_the_databases_have_their_users() throws Exception {
        jobs(COMPLETE);
        Files.createFile(folder.resolve("no-users"));

        assertThat(deploy("production")).isNotZero();

        assertThat(calls()).noneMatch(call -> call.contains("step=migration"));
    }

    @Test
    void dev_has_one_database_without_an_operator() throws Exception {
        jobs(COMPLETE);

        assertThat(deploy("dev")).as(errors).isZero();

        assertThat(calls())
                .contains("--namespace icp-filing rollout status deployment/mariadb --timeout 15m")
                .noneMatch(call -> call.contains("innodbcluster"));
    }

    /** Another command owns a field after a rollback or a patch of a runbook; an autoscaler owns the replicas (ScalingChecks). */
    @Test
    void fields_that_another_command_owns_end_no_deployment() throws Exception {
        jobs(COMPLETE);

        assertThat(deploy("production")).as(errors).isZero();

        assertThat(calls().stream().filter(call -> call.startsWith("apply ")))
                .isNotEmpty()
                .allMatch(call -> call.startsWith(APPLY + " "));
    }

    /**
     * The webhook of KEDA looks up the Deployment of a ScaledObject with a trigger of the processor, and refuses what has none; its cache
     * may lack what the same call brought.
     */
    @Test
    void all_is_applied_and_no_autoscaler_before_a_call_that_follows_its_deployment() throws Exception {
        assertThat(applied("production"))
                .contains("Deployment/filing-service", "ScaledObject/filing-service", "Deployment/gateway");
        assertThat(applied("dev")).contains("Deployment/filing-service");
    }

    private Set<String> applied(String overlay) throws Exception {
        jobs(COMPLETE);
        var bundle = Overlay.bundle(overlay);

        assertThat(deploy(overlay)).as(errors).isZero();

        var there = new TreeSet<String>();
        for (var call : calls().stream().filter(call -> call.startsWith(APPLY)).toList()) {
            var now = chosen(bundle, call);
            assertThat(now).as("%s: kubectl apply of nothing is an error", call).isNotEmpty();
            for (var item : now) {
                if (item.kind().equals("ScaledObject")) {
                    var scaler = Autoscaler.of(item).orElseThrow();
                    assertThat(there).as("before %s", item.id()).contains(scaler.kind() + "/" + scaler.name());
                }
            }
            now.forEach(item -> there.add(item.id()));
        }
        Files.delete(folder.resolve("calls"));
        assertThat(there).containsAll(bundle.items().stream().map(Item::id).toList());
        return there;
    }

    private static List<Item> chosen(Bundle bundle, String call) {
        var selector = SELECTOR.matcher(call);
        return !selector.find()
                ? bundle.items()
                : bundle.items().stream()
                        .filter(item -> Bundle.matchesText(selector.group(1), item.labels()))
                        .toList();
    }
}

package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** deploy.sh deletes nothing, and names at its end what the cluster has of an earlier release and this one no longer has. */
class DeployLeftTest extends DeployRuns {
    private static final String HINT = "The cluster still has, and heeds, what %s no longer has";
    private static final String DELETE = "  kubectl --context of-the-first-shell --namespace icp-filing delete ";

    @BeforeEach
    void migrations_succeed() throws Exception {
        jobs(COMPLETE);
    }

    @Test
    void what_no_manifest_has_any_more_is_named_with_the_command_that_deletes_it() throws Exception {
        for (var overlay : Overlay.NAMES) {
            there(
                    overlay,
                    "networking.k8s.io/v1 NetworkPolicy kafka-metrics icp-filing ",
                    "autoscaling/v2 HorizontalPodAutoscaler filing-service icp-filing ",
                    "v1 Service search icp-filing ");

            assertThat(deploy(overlay)).as(errors).isZero();

            assertThat(said).contains(HINT.formatted(overlay), "docs/operating.md, \"What a release no longer has\"");
            assertThat(told())
                    .containsExactly(
                            DELETE + "horizontalpodautoscaler.autoscaling/filing-service",
                            DELETE + "networkpolicy.networking.k8s.io/kafka-metrics",
                            DELETE + "service/search");
            assertThat(errors).isEmpty();
            assertThat(calls()).noneMatch(call -> call.contains(" delete ") && !call.contains("step=migration"));
        }
        assertThat(Overlay.read(Overlay.ROOT.resolve("docs/operating.md")))
                .contains("\n### What a release no longer has\n");
    }

    @Test
    void a_cluster_that_has_what_the_manifests_have_is_told_nothing() throws Exception {
        for (var overlay : Overlay.NAMES) {
            there(overlay);

            assertThat(deploy(overlay)).as(errors).isZero();

            assertThat(said).doesNotContain("no longer has");
            assertThat(errors).isEmpty();
        }
    }

    /** Controllers delete what they made, and a PriorityClass of the team may be another namespace's. */
    @Test
    void what_a_controller_made_and_what_is_of_no_namespace_is_not_named() throws Exception {
        there(
                "production",
                "autoscaling/v2 HorizontalPodAutoscaler keda-hpa-filing-service icp-filing ScaledObject",
                "v1 ServiceAccount kafka-kafka icp-filing Kafka",
                "scheduling.k8s.io/v1 PriorityClass icp-billing  ",
                "v1 Namespace icp-billing  ");

        assertThat(deploy("production")).as(errors).isZero();

        assertThat(told()).isEmpty();
        assertThat(said).doesNotContain("no longer has");
    }

    @Test
    void what_has_data_is_named_without_a_command() throws Exception {
        there(
                "production",
                "kafka.strimzi.io/v1 KafkaTopic icp.filing.old.v1 icp-filing ",
                "kafka.strimzi.io/v1 KafkaNodePool broker-old icp-filing ",
                "kafka.strimzi.io/v1 Kafka old icp-filing ",
                "kafka.strimzi.io/v1 KafkaUser old icp-filing ",
                "mysql.oracle.com/v2 InnoDBCluster search-mysql icp-filing ");

        assertThat(deploy("production")).as(errors).isZero();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "  innodbcluster.mysql.oracle.com/search-mysql has data: keep it",
                        "  kafka.kafka.strimzi.io/old has data: keep it",
                        "  kafkanodepool.kafka.strimzi.io/broker-old has data: keep it",
                        "  kafkatopic.kafka.strimzi.io/icp.filing.old.v1 has data: keep it",
                        DELETE + "kafkauser.kafka.strimzi.io/old");
    }

    /** Each kind that was applied, and those of which the overlay may have none any more; not what is kept for a way back. */
    @Test
    void kinds_that_an_overlay_does_not_have_are_looked_at_too() throws Exception {
        for (var overlay : Overlay.NAMES) {
            there(overlay);
            assertThat(deploy(overlay)).as(errors).isZero();

            var look = calls().stream()
                    .filter(call -> call.contains("--selector owner="))
                    .toList();

            assertThat(look)
                    .singleElement()
                    .asString()
                    .startsWith("--namespace icp-filing get ")
                    .contains(" --selector owner=icp-filing,!icp-filing.cn/donor-of ");
            var kinds = Set.of(look.getFirst().split(" ")[3].split(","));
            assertThat(kinds)
                    .containsAll(applied(overlay).stream()
                            .map(name -> name.replaceFirst("/.*", ""))
                            .filter(kind -> !Set.of("configmap", "job.batch").contains(kind))
                            .collect(Collectors.toSet()))
                    .contains(
                            "cronjob.batch",
                            "horizontalpodautoscaler.autoscaling",
                            "networkpolicy.networking.k8s.io",
                            "poddisruptionbudget.policy")
                    .doesNotContain("configmap", "job.batch", "secret", "persistentvolumeclaim", "");
            Files.delete(folder.resolve("calls"));
        }
    }

    /** Else the look would not see the object, or would take an object of a colleague for the platform's. */
    @Test
    void each_object_of_an_overlay_has_the_label_by_which_the_look_chooses() {
        for (var overlay : Overlay.NAMES) {
            assertThat(Overlay.bundle(overlay).items())
                    .isNotEmpty()
                    .allMatch(item -> "icp-filing".equals(item.labels().get("owner")));
        }
    }

    /** A look that fails, or that names objects in another way than the apply, would have all of the platform deleted. */
    @Test
    void a_look_that_does_not_show_all_that_was_applied_names_nothing() throws Exception {
        there("production", "v1 Service search icp-filing ");
        var lines = Files.readAllLines(folder.resolve("there"));
        for (var faulty : List.of(
                "",
                String.join("\n", lines.subList(1, lines.size())),
                String.join("\n", lines).replace("apps/v1 ", "v1 "),
                "v1 Service search icp-filing ")) {
            write("there", faulty);

            assertThat(deploy("production")).as(errors).isZero();

            assertThat(told()).isEmpty();
            assertThat(errors).contains("all is deployed", "is not known");
        }
        there("production", "v1 Service search icp-filing ");
        write("applied", "");
        assertThat(deploy("production")).as(errors).isZero();
        assertThat(told()).isEmpty();
        assertThat(errors).contains("is not known");
        there("production", "v1 Service search icp-filing ");
        Files.createFile(folder.resolve("unlisted"));
        assertThat(deploy("production")).as(errors).isZero();
        assertThat(told()).isEmpty();
        assertThat(errors).contains("all is deployed", "could not be listed");
    }

    /** The cluster has the objects of the overlay and others, and the ConfigMaps and Jobs are not asked for. */
    private void there(String overlay, String... others) throws Exception {
        write("applied", String.join("\n", applied(overlay)) + "\n");
        var lines = Overlay.bundle(overlay).items().stream()
                .filter(item -> !Set.of("ConfigMap", "Job").contains(item.kind()))
                .map(item -> "%s %s %s %s "
                        .formatted(item.apiVersion(), item.kind(), item.name(), isOfCluster(item) ? "" : "icp-filing"))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.addAll(Arrays.asList(others));
        write("there", String.join("\n", lines) + "\n");
    }

    private static boolean isOfCluster(Item item) {
        return Set.of("Namespace", "PriorityClass").contains(item.kind())
                || item.kind().startsWith("ValidatingAdmission");
    }

    /** As kubectl names objects: {@code kind.group/name}. */
    private static List<String> applied(String overlay) {
        return Overlay.bundle(overlay).items().stream()
                .map(item -> item.kind().toLowerCase(Locale.ROOT)
                        + (item.apiVersion().contains("/")
                                ? "." + item.apiVersion().replaceFirst("/.*", "")
                                : "")
                        + "/" + item.name())
                .toList();
    }

    private List<String> told() {
        return said.lines().filter(line -> line.startsWith("  ")).toList();
    }
}

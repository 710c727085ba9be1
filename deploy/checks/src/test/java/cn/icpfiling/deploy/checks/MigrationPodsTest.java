package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A migration that is moved to another node ends within a change that MySQL does not take back, and leaves Liquibase's lock. */
class MigrationPodsTest {
    private static final String STAYS = "cluster-autoscaler.kubernetes.io/safe-to-evict: \"false\"";

    @Test
    void no_drain_and_no_autoscaler_moves_a_migration() {
        var production = Overlay.text("production");
        assertThat(migrations(Bundle.parse(production))).hasSize(5);

        assertThat(faults(production)).isEmpty();
        assertThat(faults(production.replace(STAYS, STAYS.replace("false", "true"))))
                .hasSize(5);
        assertThat(faults(production.replace("minAvailable: 1", "minAvailable: 0")))
                .hasSize(5);
    }

    private static List<String> faults(String manifests) {
        var bundle = Bundle.parse(manifests);
        var faults = new ArrayList<String>();
        for (var pod : migrations(bundle)) {
            if (!pod.template()
                    .at("/metadata/annotations")
                    .path("cluster-autoscaler.kubernetes.io/safe-to-evict")
                    .asText()
                    .equals("false")) {
                faults.add(pod.item().id() + " may be moved by an autoscaler");
            }
            if (bundle.ofKind("PodDisruptionBudget").stream().noneMatch(budget -> keeps(bundle, budget, pod))) {
                faults.add(pod.item().id() + " may be drained");
            }
        }
        return faults;
    }

    /** A budget over pods of two Jobs would let one of them go. */
    private static boolean keeps(Bundle bundle, Item budget, Workload pod) {
        return budget.at("/spec/minAvailable").asInt() == 1
                && bundle.workloads().stream()
                        .filter(other -> Bundle.matches(budget.at("/spec/selector"), other.labels()))
                        .toList()
                        .equals(List.of(pod));
    }

    private static List<Workload> migrations(Bundle bundle) {
        return bundle.workloads().stream()
                .filter(pod -> pod.item().kind().equals("Job")
                        && "migration".equals(pod.labels().get("app.kubernetes.io/component")))
                .toList();
    }
}

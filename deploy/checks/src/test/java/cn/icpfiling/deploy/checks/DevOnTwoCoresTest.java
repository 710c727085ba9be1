package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * The overlay dev starts on one node of two cores. A control plane on it asks for nearly one (0.95 with kubeadm's defaults, a network and
 * two pods of CoreDNS), so what dev asks for must fit into the other, or its last pods stay Pending for ever.
 */
class DevOnTwoCoresTest {
    private static final BigDecimal BESIDE_A_CONTROL_PLANE = BigDecimal.ONE;

    @Test
    void the_pods_of_dev_fit_on_two_cores_also_while_one_of_them_is_replaced() {
        assertThat(asked(Overlay.text("dev")))
                .isGreaterThan(BigDecimal.ZERO)
                .isLessThanOrEqualTo(BESIDE_A_CONTROL_PLANE);
    }

    @Test
    void a_request_of_production_in_one_pod_would_be_too_much() {
        var greedy = Overlay.text("dev").replaceFirst("cpu: 100m", "cpu: 500m");
        assertThat(asked(greedy)).isGreaterThan(BESIDE_A_CONTROL_PLANE);
    }

    /** A pod that says nothing asks for its limit, or for nothing; neither is meant. */
    @Test
    void each_container_of_dev_says_what_it_asks_for() {
        for (var pod : Bundle.parse(Overlay.text("dev")).workloads()) {
            for (var container : pod.containers()) {
                assertThat(container.at("/resources/requests/cpu").asText())
                        .as("%s", pod.item().id())
                        .isNotBlank();
            }
        }
    }

    /** The cores of all processes at their replicas, and of the largest one once more: deploy.sh replaces one after the other. */
    private static BigDecimal asked(String manifests) {
        var all = BigDecimal.ZERO;
        var largest = BigDecimal.ZERO;
        for (var pod : Bundle.parse(manifests).workloads()) {
            if (!pod.isScalable()) {
                continue; // a Job waits for a core that is free, and ends
            }
            var one = BigDecimal.ZERO;
            for (var container : pod.mainContainers()) {
                one = one.add(
                        Quantities.of(container.at("/resources/requests/cpu").asText()));
            }
            all = all.add(one.multiply(BigDecimal.valueOf(pod.replicas())));
            largest = largest.max(one);
        }
        return all.add(largest);
    }
}

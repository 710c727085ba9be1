package cn.icpfiling.systemtests.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.drill.Upgrade.Replica;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code ./icp drill upgrade} reads of the script and of the replicas. */
class UpgradeTest {

    @Test
    void replicas_stand_with_those_of_their_service_in_the_order_in_which_services_are_replaced() {
        var told = " account-service:8314 account-service.2:8324 gateway:8181 gateway.2:8182";

        assertThat(Upgrade.byService(Replica.all(told)))
                .containsExactly(
                        List.of(new Replica("account-service", 8314), new Replica("account-service.2", 8324)),
                        List.of(new Replica("gateway", 8181), new Replica("gateway.2", 8182)));
    }

    @Test
    void handled_events_of_all_consumers_of_a_replica_count() {
        assertThat(Upgrade.handled("""
                # TYPE icp_inbox_handled counter
                icp_inbox_handled_total{consumer="orders"} 3.0
                icp_inbox_handled_total{consumer="verdicts"} 4.0
                icp_inbox_skipped_total{consumer="verdicts"} 9.0
                """)).isEqualTo(7);
    }

    @Test
    void a_replica_that_handled_nothing_since_is_idle() {
        var before = Map.of("filing-service", 7.0, "filing-service.2", 4.0);

        assertThat(Upgrade.idle(before, Map.of("filing-service", 7.0, "filing-service.2", 5.0)))
                .containsExactly("filing-service");
        assertThat(Upgrade.idle(before, before)).hasSize(2);
    }

    @Test
    void a_replica_runs_the_release_whose_jars_its_command_line_names() {
        var lines = Map.of("gateway", "java\0-Xmx96m\0-jar\0/home/drill/older/gateway/quarkus-run.jar\0");

        assertThat(Upgrade.notFrom(Path.of("/home/drill/older"), lines)).isEmpty();
        assertThat(Upgrade.notFrom(Path.of("/home/drill/old"), lines)).containsExactly("gateway");
        assertThat(Upgrade.notFrom(Path.of("/home/drill/app"), lines)).containsExactly("gateway");
    }
}

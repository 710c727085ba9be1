package cn.icpfiling.systemtests.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.drill.ConsumerGroups.Shared;
import cn.icpfiling.systemtests.drill.Growth.Look;
import cn.icpfiling.systemtests.drill.Upgrade.Replica;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a replica that was added takes its part. */
class GrowthTest {

    private static final Replica FILING = new Replica("filing-service.3", 8231);
    private static final Replica GATEWAY = new Replica("gateway.3", 8183);
    private static final String AT_WORK = """
            # TYPE http_server_requests_seconds summary
            http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/api/v1/orders"} 3.0
            icp_inbox_handled_total{consumer="filing-service.verdicts"} 1.0
            """;

    private static final Shared AMONG_TWO = new Shared(12, List.of(6, 6));
    private static final Shared AMONG_THREE = new Shared(12, List.of(4, 4, 4));

    @Test
    void a_replica_takes_its_part_when_it_answers_handles_events_and_every_group_shares_with_it() {
        assertThat(new Look(FILING, AT_WORK, Map.of("filing-service.verdicts", AMONG_THREE)).lacks(3))
                .isEmpty();
        assertThat(new Look(GATEWAY, AT_WORK, Map.of()).lacks(3)).isEmpty();
    }

    @Test
    void each_part_that_it_does_not_take_is_named() {
        var groups = Map.of("filing-service.verdicts", AMONG_THREE, "filing-service.overdue-findings", AMONG_TWO);

        assertThat(new Look(FILING, AT_WORK, groups).lacks(3))
                .containsExactly("filing-service.overdue-findings has 12 partitions, and its members have [6, 6]");
        assertThat(new Look(FILING, AT_WORK.replace("handled_total", "skipped_total"), Map.of("a", AMONG_THREE))
                        .lacks(3))
                .containsExactly("has handled no event");
        assertThat(new Look(FILING, AT_WORK, Map.of()).lacks(3))
                .containsExactly("has no consumer group that the broker knows");
        assertThat(new Look(GATEWAY, "", Map.of()).lacks(3)).containsExactly("has answered no caller");
    }

    @Test
    void of_a_replica_that_does_not_run_every_part_is_missed() {
        for (var absent : List.of(
                new Look(FILING, "", Map.of("one", AMONG_TWO, "other", AMONG_TWO)),
                new Look(FILING, "", Map.of()),
                new Look(GATEWAY, "", Map.of()))) {
            assertThat(absent.lacks(3)).hasSize(absent.parts());
        }
    }

    @Test
    void refusals_probes_and_requests_of_other_services_are_no_answers_to_callers() {
        assertThat(Growth.answered(AT_WORK)).isEqualTo(3);
        assertThat(Growth.answered("""
                http_server_requests_seconds_count{method="HEAD",status="404",uri="/other"} 9.0
                http_server_requests_seconds_count{method="GET",status="503",uri="/api/v1/orders"} 9.0
                http_server_requests_seconds_count{method="POST",status="204",uri="/internal/clock"} 9.0
                http_server_requests_seconds_sum{method="GET",status="200",uri="/api/v1/orders"} 9.0
                """)).isZero();
    }

    @Test
    void partitions_are_shared_when_each_member_has_some_and_none_is_left_over() {
        assertThat(AMONG_THREE.isAmong(3)).isTrue();
        assertThat(AMONG_THREE.isAmong(2)).isFalse();
        assertThat(new Shared(12, List.of(0, 6, 6)).isAmong(3)).isFalse();
        assertThat(new Shared(12, List.of(3, 4, 4)).isAmong(3))
                .as("partitions on their way")
                .isFalse();
        assertThat(new Shared(0, List.of()).isAmong(3)).isFalse();
        assertThat(new Shared(0, List.of(0, 0, 0)).isAmong(3)).isFalse();
    }
}

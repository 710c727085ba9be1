package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which processes chaos strikes. */
class NemesisTest {

    @Test
    void a_service_without_replicas_is_struck_only_if_the_filings_can_wait_for_it() {
        assertThat(Nemesis.victims(Map.of())).containsExactly("filing-service", "kafka", "mariadb");
        assertThat(Nemesis.victims(Map.of("ICP_BROKERS", "3", "ICP_DATABASES", "3")))
                .containsExactly("filing-service", "kafka", "kafka.2", "kafka.3", "mariadb", "mariadb.2", "mariadb.3");
    }

    @Test
    void with_replicas_each_one_of_every_service_is_struck() {
        assertThat(Nemesis.victims(Map.of("ICP_REPLICAS", "2")))
                .hasSize(14)
                .contains("filing-service.2", "account-service", "verification-service.2", "gateway", "gateway.2")
                .contains("inspection-service", "legacy-import-service.2", "kafka", "mariadb")
                .doesNotContain("sandbox", "balancer");
    }

    @Test
    void who_is_named_is_struck_alone() {
        assertThat(Nemesis.victims(Map.of("ICP_CHAOS_VICTIMS", " kafka  kafka.2 ", "ICP_REPLICAS", "2")))
                .containsExactly("kafka", "kafka.2");
    }
}

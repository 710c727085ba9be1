package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceClientTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2};

    @Test
    void the_secret_before_the_present_one_is_good_for_a_day() {
        var client = new ServiceClient("filing-service", OLD);

        client.changeSecret(NEW, NOW);

        var end = NOW.plus(ServiceClient.OVERLAP);
        assertThat(client.accepts(OLD, end.minusMillis(1))).isTrue();
        assertThat(client.accepts(OLD, end)).isFalse();
        assertThat(client.accepts(NEW, end)).isTrue();
        assertThat(client.has(OLD)).isFalse();
    }

    @Test
    void a_service_whose_secret_never_changed_takes_no_other() {
        var client = new ServiceClient("filing-service", OLD);

        assertThat(client.accepts(OLD, NOW)).isTrue();
        assertThat(client.accepts(NEW, NOW)).isFalse();
    }
}

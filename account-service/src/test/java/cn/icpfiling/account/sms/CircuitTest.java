package cn.icpfiling.account.sms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.time.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private final Circuit circuit = new Circuit(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(15)),
            3);

    @Test
    void a_provider_rests_after_failures_in_a_row_only() {
        circuit.failed();
        circuit.failed();
        circuit.worked();
        circuit.failed();
        circuit.failed();
        assertThat(circuit.permits()).isTrue();

        circuit.failed();
        assertThat(circuit.permits()).isFalse();
        assertThat(circuit.isResting()).isTrue();
    }

    @Test
    void after_the_rest_one_request_tries_and_the_others_wait() {
        failsThrice();
        now = now.plusSeconds(5);

        assertThat(circuit.permits()).isTrue();
        assertThat(circuit.permits()).isFalse();
        circuit.worked();
        assertThat(circuit.permits()).isTrue();
    }

    @Test
    void each_failed_trial_doubles_the_rest_up_to_the_longest() {
        failsThrice();
        for (var rest : new int[] {5, 10, 15, 15}) {
            now = now.plusSeconds(rest).minusMillis(1);
            assertThat(circuit.permits()).as("before %d s", rest).isFalse();
            now = now.plusMillis(1);
            assertThat(circuit.permits()).as("after %d s", rest).isTrue();
            circuit.failed();
        }
    }

    private void failsThrice() {
        circuit.failed();
        circuit.failed();
        circuit.failed();
    }
}

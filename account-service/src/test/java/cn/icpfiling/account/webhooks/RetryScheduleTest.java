package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schedule of the setting, with a clock that the test moves. */
class RetryScheduleTest {

    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final double JITTER = 0.1;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void each_of_the_ten_attempts_is_in_its_slot(double random) throws IOException {
        var waits = waits();
        var schedule = new RetrySchedule(waits, JITTER, () -> random);
        var now = START;
        for (var made = 1; made <= waits.size(); made++) {
            var next = schedule.next(made, now).orElseThrow();
            var slot = waits.get(made - 1);
            assertThat(Duration.between(now, next)).isBetween(slot, slot.plusMillis((long) (slot.toMillis() * JITTER)));
            now = next;
        }

        assertThat(schedule.next(waits.size() + 1, now)).isEmpty();
        assertThat(schedule.attempts()).isEqualTo(10);
    }

    @Test
    void the_last_attempt_is_75_hours_35_minutes_and_5_seconds_after_the_first() throws IOException {
        assertThat(waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
    }

    private static List<Duration> waits() throws IOException {
        var settings = new Properties();
        try (var in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(in);
        }
        return Stream.of(settings.getProperty("icp.webhooks.schedule").split(","))
                .map(Duration::parse)
                .toList();
    }
}

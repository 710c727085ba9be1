package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of scans that stop the start. */
class ScanSettingsTest {
    private static final Path SHIPPED = Path.of("src/main/resources/application.properties");
    private static final int ABOVE = 1_000;

    @Test
    void the_shipped_settings_are_taken() {
        assertThatCode(() -> engines("icp.scan.replicas", "1")).doesNotThrowAnyException();
        assertThatCode(() -> engines("icp.scan.longest-rescans", "60s")).doesNotThrowAnyException();
    }

    @Test
    void a_look_that_may_take_longer_than_the_lease_of_repeated_checks_allows_is_refused() {
        assertThatThrownBy(() -> engines("icp.scan.longest-rescans", "61s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("icp.scan.longest-rescans");
    }

    @Test
    void a_rate_that_rescans_and_repeated_checks_would_use_up_is_refused() {
        assertThatThrownBy(() -> engines("icp.scan.group-rate", "10"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("icp.scan.group-rate");
    }

    private static ScanEngines engines(String name, String value) throws IOException {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ScanConfig.class)
                .withConverter(Duration.class, ABOVE, new DurationConverter())
                .withSources(
                        new PropertiesConfigSource(SHIPPED.toUri().toURL()),
                        new PropertiesConfigSource(Map.of(name, value), "test", ABOVE))
                .build()
                .getConfigMapping(ScanConfig.class);
        return new ScanEngines(config, Clock.systemUTC());
    }
}

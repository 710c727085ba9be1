package cn.icpfiling.filing.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AuthenticityPolicyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Test
    void it_is_demanded_from_its_day_on_and_never_where_an_operator_says_so() {
        var policy = policy("2026-12-01");

        assertThat(policy.isRequired(DAY.minusDays(1))).isFalse();
        assertThat(policy.isRequired(DAY)).isTrue();
        assertThat(policy("never").isRequired(DAY)).isFalse();
    }

    @Test
    void neither_a_gap_nor_a_typing_error_switches_it_off() {
        for (var wrong : new String[] {"", "Never", "off", "2026-13-01", "01.12.2026"}) {
            assertThatThrownBy(() -> policy(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("icp.filing.authenticity.required-from is a day like 2026-01-01, or never");
        }
    }

    @Test
    void who_sets_nothing_has_it_demanded() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }

        assertThat(policy(settings.getProperty("icp.filing.authenticity.required-from"))
                        .isRequired(LocalDate.of(2026, 1, 1)))
                .isTrue();
    }

    private static AuthenticityPolicy policy(String from) {
        return new AuthenticityPolicy(null, null, from, Clock.systemUTC());
    }
}

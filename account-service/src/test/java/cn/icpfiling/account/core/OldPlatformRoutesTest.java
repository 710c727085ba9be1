package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldPlatformRoutesTest {

    private static final OldPlatformRoutes ROUTES = new OldPlatformRoutes(List.of(
            new OldPlatformRoutes.Route(LocalDate.of(2010, 5, 31), NextStep.CLAIM),
            new OldPlatformRoutes.Route(LocalDate.of(2017, 1, 31), NextStep.LEGACY_IMPORT)));

    @ParameterizedTest
    @CsvSource({
        "2001-01-01T00:00:00+08:00, CLAIM",
        "2010-05-31T23:59:59+08:00, CLAIM",
        "2010-05-31T15:59:59Z, CLAIM",
        "2010-05-31T16:00:00Z, LEGACY_IMPORT",
        "2010-06-01T00:00:00+08:00, LEGACY_IMPORT",
        "2017-01-31T23:59:59+08:00, LEGACY_IMPORT",
        "2017-02-01T00:00:00+08:00, ",
        "2026-01-01T00:00:00+08:00, "
    })
    void the_day_in_beijing_decides(OffsetDateTime submitted, NextStep step) {
        assertThat(ROUTES.stepOf(submitted.toInstant()).orElse(null)).isEqualTo(step);
    }

    @Test
    void without_rows_nothing_is_due() {
        assertThat(new OldPlatformRoutes(List.of()).stepOf(Instant.EPOCH)).isEmpty();
    }

    @Test
    void rows_out_of_order_are_refused() {
        var twice = new OldPlatformRoutes.Route(LocalDate.of(2010, 5, 31), NextStep.CLAIM);

        assertThatThrownBy(() -> new OldPlatformRoutes(List.of(twice, twice)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.OldPlatformRoutes.Route;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RouteBySubmissionTest {

    private final RouteBySubmission routes = new RouteBySubmission();

    @Test
    void the_table_has_the_days_of_the_trade() {
        assertThat(RouteBySubmission.load().routes())
                .containsExactly(
                        new Route(LocalDate.of(2010, 5, 31), NextStep.CLAIM),
                        new Route(LocalDate.of(2017, 1, 31), NextStep.LEGACY_IMPORT));
    }

    @Test
    void the_day_corrects_the_route_of_a_filing_that_waits() {
        var of2009 = Instant.parse("2009-03-01T00:00:00Z");
        var of2020 = Instant.parse("2020-03-01T00:00:00Z");

        assertThat(routes.of(new LegacyLookups.Answer("LEGACY_IMPORT", of2009))).contains(NextStep.CLAIM);
        assertThat(routes.of(new LegacyLookups.Answer("CLAIM", of2020))).isEmpty();
        assertThat(routes.of(new LegacyLookups.Answer("CLAIM", null))).contains(NextStep.CLAIM);
    }

    @Test
    void a_filing_that_does_not_wait_needs_nothing_whatever_its_day() {
        assertThat(routes.of(new LegacyLookups.Answer("NONE", Instant.parse("2009-03-01T00:00:00Z"))))
                .isEmpty();
    }
}

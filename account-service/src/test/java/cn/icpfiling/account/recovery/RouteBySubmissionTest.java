package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.core.OldPlatformRoutes;
import cn.icpfiling.account.core.OldPlatformRoutes.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteBySubmissionTest {

    private static final OldPlatformRoutes ROUTES = new OldPlatformRoutes(List.of(
            new Route(LocalDate.of(2010, 5, 31), NextStep.CLAIM),
            new Route(LocalDate.of(2017, 1, 31), NextStep.LEGACY_IMPORT)));

    @Test
    void the_day_corrects_the_route_of_a_filing_that_waits() {
        var of2009 = Instant.parse("2009-03-01T00:00:00Z");
        var of2020 = Instant.parse("2020-03-01T00:00:00Z");

        assertThat(of("LEGACY_IMPORT", of2009)).contains(NextStep.CLAIM);
        assertThat(of("CLAIM", of2020)).isEmpty();
        assertThat(of("CLAIM", null)).contains(NextStep.CLAIM);
    }

    @Test
    void a_filing_that_does_not_wait_needs_nothing_whatever_its_day() {
        assertThat(of("NONE", Instant.parse("2009-03-01T00:00:00Z"))).isEmpty();
    }

    private static Optional<NextStep> of(String route, Instant submittedAt) {
        return RouteBySubmission.of(new LegacyLookups.Answer(route, submittedAt), () -> ROUTES);
    }
}

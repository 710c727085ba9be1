package cn.icpfiling.legacy.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.legacy.core.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The routes of docs/trade.md 3.11, to the second in Beijing. */
class LegacyRoutesTest {

    private static final LegacyRoutes ROUTES = RoutesFile.shipped();
    private static final Instant JUNE_2010 = at("2010-06-01T00:00:00+08:00");
    private static final Instant FEBRUARY_2017 = at("2017-02-01T00:00:00+08:00");

    @Test
    void a_filing_of_the_last_second_of_may_2010_is_claimed_and_one_of_the_next_second_is_imported() {
        assertThat(of("2010-05-31T23:59:59+08:00")).isEqualTo(Route.CLAIM);
        assertThat(of("2010-05-31T23:59:59.999999+08:00")).isEqualTo(Route.CLAIM);
        assertThat(of("2010-06-01T00:00:00+08:00")).isEqualTo(Route.LEGACY_IMPORT);
    }

    @Test
    void a_filing_of_the_last_second_of_january_2017_is_imported_and_one_of_the_next_second_needs_nothing() {
        assertThat(of("2017-01-31T23:59:59+08:00")).isEqualTo(Route.LEGACY_IMPORT);
        assertThat(of("2017-02-01T00:00:00+08:00")).isEqualTo(Route.DIRECT);
    }

    @Test
    void the_seconds_are_those_of_beijing_and_not_of_the_machine() {
        assertThat(of("2010-05-31T15:59:59Z")).isEqualTo(Route.CLAIM);
        assertThat(of("2010-05-31T16:00:00Z")).isEqualTo(Route.LEGACY_IMPORT);
        assertThat(of("2017-01-31T16:00:00Z")).isEqualTo(Route.DIRECT);
    }

    @Test
    void an_early_filing_that_was_accessed_elsewhere_later_needs_an_access_filing() {
        assertThat(ROUTES.of(at("2009-01-01T00:00:00+08:00"), true, false, true))
                .isEqualTo(Route.ACCESS_FILING);
        assertThat(ROUTES.of(at("2010-06-01T00:00:00+08:00"), true, false, true))
                .isEqualTo(Route.LEGACY_IMPORT);
    }

    @Test
    void a_filing_that_would_be_imported_is_claimed_if_no_login_of_it_can_be_proven() {
        assertThat(ROUTES.of(at("2013-05-06T00:00:00+08:00"), false, false, false))
                .isEqualTo(Route.CLAIM);
        assertThat(ROUTES.of(at("2013-05-06T00:00:00+08:00"), false, true, false))
                .isEqualTo(Route.LOGIN_WITH_IMPORTED_ACCOUNT);
        assertThat(ROUTES.of(at("2018-05-06T00:00:00+08:00"), false, false, false))
                .isEqualTo(Route.DIRECT);
    }

    @Test
    void any_filing_has_the_route_of_the_trade() {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++) {
            var submitted = at("2005-01-01T00:00:00+08:00").plusSeconds(random.nextInt(20 * 365 * 24 * 3600));
            var elsewhere = random.nextBoolean();
            var imported = random.nextBoolean();

            var usable = random.nextBoolean();

            assertThat(ROUTES.of(submitted, elsewhere, imported, usable))
                    .as("%s %s %s %s", submitted, elsewhere, imported, usable)
                    .isEqualTo(expected(submitted, elsewhere, imported, usable));
        }
    }

    @Test
    void a_table_with_a_gap_or_with_two_rows_for_a_filing_is_refused() {
        assertThatThrownBy(() -> changed(text -> text.replace("until: '2017-02-01", "until: '2017-01-31")))
                .hasMessageContaining("0 routes fit");
        assertThatThrownBy(() -> changed(text -> text.replace("from: '2010-06-01", "from: '2010-05-31")))
                .hasMessageContaining("2 routes fit");
        assertThatThrownBy(() -> changed(text -> text.replace("source: docs/trade.md 3.11\n", "source: ' '\n")))
                .hasMessageContaining("no source");
        assertThatThrownBy(() -> changed(text -> text.replace("routes:\n", "routes:\n  - { unknown: 1 }\n")))
                .hasMessageContaining("unknown");
    }

    private static Route expected(Instant submitted, boolean elsewhere, boolean imported, boolean usable) {
        if (imported) {
            return Route.LOGIN_WITH_IMPORTED_ACCOUNT;
        }
        if (submitted.isBefore(JUNE_2010)) {
            return elsewhere ? Route.ACCESS_FILING : Route.CLAIM;
        }
        if (!submitted.isBefore(FEBRUARY_2017)) {
            return Route.DIRECT;
        }
        return usable ? Route.LEGACY_IMPORT : Route.CLAIM;
    }

    private static Route of(String submittedAt) {
        return ROUTES.of(at(submittedAt), false, false, true);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static LegacyRoutes changed(UnaryOperator<String> change) throws IOException {
        try (var yaml = RoutesFile.class.getResourceAsStream("/rules/legacy-routes.yaml")) {
            var text = change.apply(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
            return RoutesFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}

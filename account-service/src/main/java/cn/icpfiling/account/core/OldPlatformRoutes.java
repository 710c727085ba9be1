package cn.icpfiling.account.core;

import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the holder of a filing that waits on the old platform does, by the legal day on which it was submitted there
 * (docs/trade.md 3.11).
 *
 * @param routes by their days, the earliest first
 */
public record OldPlatformRoutes(List<Route> routes) {

    /** @param until the last day of the row, in Beijing */
    public record Route(LocalDate until, NextStep step) {}

    public OldPlatformRoutes {
        routes = List.copyOf(routes);
        for (var next = 1; next < routes.size(); next++) {
            if (!routes.get(next).until().isAfter(routes.get(next - 1).until())) {
                throw new IllegalArgumentException("the days of the routes must rise");
            }
        }
    }

    /** Empty if the filing is too young to wait on the old platform. */
    public Optional<NextStep> stepOf(Instant submittedAt) {
        var day = LegalTime.dayOf(submittedAt);
        return routes.stream()
                .filter(route -> !day.isAfter(route.until()))
                .map(Route::step)
                .findFirst();
    }
}

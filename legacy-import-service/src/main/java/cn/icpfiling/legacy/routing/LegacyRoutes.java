package cn.icpfiling.legacy.routing;

import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The routes of the old platform's filings. Exactly one row fits each filing. */
public final class LegacyRoutes {

    private static final LocalDateTime BEFORE_ALL = LocalDateTime.of(1900, 1, 1, 0, 0);

    private final List<RouteRow> rows;

    /** @throws IllegalArgumentException if a filing would fit no row, or two, or a row has no source */
    LegacyRoutes(List<RouteRow> rows) {
        this.rows = List.copyOf(rows);
        for (var row : this.rows) {
            Objects.requireNonNull(row.route(), "route");
            if (row.source() == null || row.source().isBlank()) {
                throw new IllegalArgumentException("a route names no source: " + row);
            }
        }
        requireOneRowForEach();
    }

    /** @param loginUsable whether the old platform named a login of the filing that was activated and has a password */
    public Route of(Instant submittedAt, boolean accessedElsewhereLater, boolean importedAlready, boolean loginUsable) {
        var submitted = submittedAt.atZone(LegalTime.ZONE).toLocalDateTime();
        return fitting(submitted, accessedElsewhereLater, importedAlready, loginUsable)
                .findFirst()
                .orElseThrow()
                .route();
    }

    /** Between two neighbouring bounds nothing changes, so one second of each stretch stands for all. */
    private void requireOneRowForEach() {
        var seconds = Stream.concat(
                        Stream.of(BEFORE_ALL), rows.stream().flatMap(row -> Stream.of(row.from(), row.until())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        for (var second : seconds) {
            for (var elsewhere : List.of(true, false)) {
                for (var imported : List.of(true, false)) {
                    for (var usable : List.of(true, false)) {
                        requireOneRow(second, elsewhere, imported, usable);
                    }
                }
            }
        }
    }

    private void requireOneRow(LocalDateTime second, boolean elsewhere, boolean imported, boolean usable) {
        var fitting = fitting(second, elsewhere, imported, usable).count();
        if (fitting != 1) {
            throw new IllegalArgumentException(
                    "%d routes fit a filing of %s, accessed elsewhere %s, imported %s, login usable %s"
                            .formatted(fitting, second, elsewhere, imported, usable));
        }
    }

    private Stream<RouteRow> fitting(LocalDateTime submitted, boolean elsewhere, boolean imported, boolean usable) {
        return rows.stream().filter(row -> row.fits(submitted, elsewhere, imported, usable));
    }
}

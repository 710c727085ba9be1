package cn.icpfiling.legacy.routing;

import cn.icpfiling.legacy.core.Route;
import java.time.LocalDateTime;

/**
 * One row of the routes.
 *
 * @param from the first second in Beijing; null for no bound
 * @param until the first second after the row; null for no bound
 * @param accessedElsewhereLater null for both
 * @param importedAlready null for both
 * @param loginUsable null for both
 * @param source where the row comes from
 */
record RouteRow(
        LocalDateTime from,
        LocalDateTime until,
        Boolean accessedElsewhereLater,
        Boolean importedAlready,
        Boolean loginUsable,
        Route route,
        String source) {

    boolean fits(LocalDateTime submitted, boolean elsewhere, boolean imported, boolean usable) {
        return (from == null || !submitted.isBefore(from))
                && (until == null || submitted.isBefore(until))
                && (accessedElsewhereLater == null || accessedElsewhereLater == elsewhere)
                && (importedAlready == null || importedAlready == imported)
                && (loginUsable == null || loginUsable == usable);
    }
}

package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.routing.FilingOnShow;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * The next step, and whether the domain is already filed here, so that nothing must be transferred. Everything about a filing of
 * the old platform but its route is null unless the domain and the certificate name the same filing.
 *
 * @param submittedAt when the filing was submitted on the old platform
 * @param maskedLogin the login of the old account, if the route is LEGACY_IMPORT and the old platform named an account
 * @param filing only for CLAIM and LEGACY_IMPORT
 * @param matched by what the filing was found; null for none
 * @param incomplete for NONE: rows are being loaded, or a row of the domain waits for its correction, so the filing may be among them
 * @param unfinishedOrder whether the filing has an order of the old platform that never ended; it cannot come over
 * @param claimable for LEGACY_IMPORT: whether the filing may be claimed with papers too, because its login opens another holder's filing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LegacyRoute(
        Route route,
        boolean filedHere,
        Instant submittedAt,
        String maskedLogin,
        UUID legacyFilingId,
        FilingOnShow filing,
        boolean unfinishedOrder,
        Matched matched,
        boolean incomplete,
        Boolean claimable) {

    /** What names the filing. */
    enum Matched {
        BOTH,
        DOMAIN,
        CERTIFICATE
    }

    static LegacyRoute alone(Route route, boolean filedHere, Matched matched) {
        return new LegacyRoute(route, filedHere, null, null, null, null, false, matched, false, null);
    }

    static LegacyRoute none(boolean filedHere, boolean incomplete) {
        return new LegacyRoute(Route.NONE, filedHere, null, null, null, null, false, null, incomplete, null);
    }
}

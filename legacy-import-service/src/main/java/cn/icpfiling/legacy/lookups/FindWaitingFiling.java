package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.routing.OldFilings;
import cn.icpfiling.legacy.store.LegacyContents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Finds the phone that account-service sends the code of a recovery to, for a filing that no service but this one knows
 * (docs/trade.md 3.8). A host name below a domain finds the filing of that domain.
 */
@ApplicationScoped
class FindWaitingFiling {
    private final OldFilings oldFilings;
    private final LegacyContents contents;

    FindWaitingFiling(OldFilings oldFilings, LegacyContents contents) {
        this.oldFilings = oldFilings;
        this.contents = contents;
    }

    @Transactional
    WaitingFiling handle(String written) {
        return oldFilings
                .ofHost(OldFilings.parsed(written))
                .map(match -> found(match.route(), match.filing()))
                .orElseGet(() -> new WaitingFiling(Route.NONE, null));
    }

    private WaitingFiling found(Route route, LegacyFiling filing) {
        var waits = route == Route.CLAIM || route == Route.LEGACY_IMPORT;
        return new WaitingFiling(route, waits ? mobileIn(filing) : null);
    }

    private String mobileIn(LegacyFiling filing) {
        var principal = contents.content(filing).principal();
        return principal == null ? null : principal.mobile();
    }
}

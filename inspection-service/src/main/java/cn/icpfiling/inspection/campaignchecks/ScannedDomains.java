package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Reads what the scans know of domains. */
@ApplicationScoped
class ScannedDomains {

    /** A look that a holder asked for may be newer than the one that found the domain away. */
    private static final int NEWEST_LOOKS = 10;

    private final ScannedSiteTable sites;
    private final ScanLookTable looks;
    private final SiteScanTable states;
    private final FrozenProviderTable frozenProviders;

    ScannedDomains(
            ScannedSiteTable sites, ScanLookTable looks, SiteScanTable states, FrozenProviderTable frozenProviders) {
        this.sites = sites;
        this.looks = looks;
        this.states = states;
        this.frozenProviders = frozenProviders;
    }

    /** What a scan leaves out by policy counts here too, if it was looked at. */
    ScannedDomain of(ScannedSite.Key key) {
        var state = sites.find(key, Set.of()).map(ScannedSite::state).orElse(null);
        return new ScannedDomain(key.domain(), state, state == null ? null : away(key, state));
    }

    /** Null also while a scan's look is held back: its name servers or its provider are frozen, or it is not judged yet. */
    private StoredLook away(ScannedSite.Key key, SiteState state) {
        return state.look().health() != Health.NOT_HERE
                        || !states.isAway(key)
                        || frozenProviders.isFrozen(key.serviceId())
                ? null
                : looks.newest(key, NEWEST_LOOKS).stream()
                        .filter(look -> look.health() == Health.NOT_HERE)
                        .findFirst()
                        .orElse(null);
    }
}

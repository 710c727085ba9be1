package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.inspection.networks.NetworkRegions;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * ADDRESS: whether the domains lead to the provider, as the last scan knows it. It asks no name server. Without a finished
 * scan of the last {@code icp.campaigns.scan-age} a person looks.
 */
@ApplicationScoped
class CheckAddress implements CampaignCheck {

    /** A look that a holder asked for may be newer than the one that found the domain away. */
    private static final int NEWEST_LOOKS = 10;

    private final ScanTable scans;
    private final ScannedSiteTable sites;
    private final ScanLookTable looks;
    private final SiteScanTable states;
    private final FrozenProviderTable frozenProviders;
    private final NetworkRegions regions;
    private final Clock clock;
    private final Duration scanAge;

    CheckAddress(
            ScanTable scans,
            ScannedSiteTable sites,
            ScanLookTable looks,
            SiteScanTable states,
            FrozenProviderTable frozenProviders,
            NetworkRegions regions,
            Clock clock,
            @ConfigProperty(name = "icp.campaigns.scan-age") Duration scanAge) {
        this.scans = scans;
        this.sites = sites;
        this.looks = looks;
        this.states = states;
        this.frozenProviders = frozenProviders;
        this.regions = regions;
        this.clock = clock;
        this.scanAge = scanAge;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.ADDRESS;
    }

    @Override
    @Transactional
    public CheckOutcome check(FiledSiteFacts site) {
        if (!site.isWebsite()) {
            return new CheckOutcome.NotApplicable("NOT_A_WEBSITE");
        }
        if (site.domains().isEmpty()) {
            return new CheckOutcome.NotApplicable("NO_DOMAIN");
        }
        if (!isScanned()) {
            return new CheckOutcome.Unknown("NOT_SCANNED", false);
        }
        return AddressOutcome.of(
                site.domains().stream()
                        .map(domain -> scanned(new ScannedSite.Key(domain, site.serviceId())))
                        .toList(),
                this::isAbroad);
    }

    private boolean isScanned() {
        return scans.newestFinished()
                .filter(scan -> !scan.endedAt().isBefore(clock.instant().minus(scanAge)))
                .isPresent();
    }

    /** What a scan leaves out by policy counts here too, if it was looked at. */
    private ScannedDomain scanned(ScannedSite.Key key) {
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

    /** A region that has left the list decides nothing. */
    private boolean isAbroad(String region) {
        return regions.codes().contains(region) && !regions.isMainland(region);
    }
}

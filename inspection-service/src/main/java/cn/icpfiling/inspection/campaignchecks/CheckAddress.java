package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.networks.NetworkRegions;
import cn.icpfiling.inspection.scans.LookNow;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * ADDRESS: whether the domains lead to the provider. At the first look of a campaign it asks no name server: it reads what the
 * last scan knows, and without a finished scan of the last {@code icp.campaigns.scan-age} a person looks. Repeated for a finding,
 * it asks the name servers of the finding's domain now: what a scan saw before the notice says nothing of what the holder has
 * mended (docs/trade.md 3.3, 3.4).
 */
@ApplicationScoped
class CheckAddress implements CampaignCheck {
    private static final String NOT_LOOKED_AT = "NOT_LOOKED_AT";

    /** Domains of one look. Those of one group of name servers, at two questions a second, have to end before it does. */
    private static final int AT_ONCE = 20;

    private final ScanTable scans;
    private final ScannedDomains domains;
    private final LookNow lookNow;
    private final NetworkRegions regions;
    private final Clock clock;
    private final Duration scanAge;

    CheckAddress(
            ScanTable scans,
            ScannedDomains domains,
            LookNow lookNow,
            NetworkRegions regions,
            Clock clock,
            @ConfigProperty(name = "icp.campaigns.scan-age") Duration scanAge) {
        this.scans = scans;
        this.domains = domains;
        this.lookNow = lookNow;
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
        return check(site, Instant.EPOCH);
    }

    /** @param since a scan that began before does not count */
    private CheckOutcome check(FiledSiteFacts site, Instant since) {
        if (!site.isWebsite()) {
            return new CheckOutcome.NotApplicable("NOT_A_WEBSITE");
        }
        if (site.domains().isEmpty()) {
            return new CheckOutcome.NotApplicable("NO_DOMAIN");
        }
        if (!isScanned(since)) {
            return new CheckOutcome.Unknown("NOT_SCANNED", false);
        }
        return AddressOutcome.of(
                site.domains().stream()
                        .map(domain -> domains.of(new ScannedSite.Key(domain, site.serviceId())))
                        .toList(),
                this::isAbroad);
    }

    @Override
    public int mostAgain() {
        return AT_ONCE;
    }

    /**
     * A look that finds the domain away confirms the fault only if the scans have found it away too: one odd look is no fault.
     * What holds the looks of scans back, a frozen group of name servers or provider, holds this one back. A finding without a
     * domain is that of the site's only one; if no domain can be told for it, a scan that began late enough decides.
     */
    @Override
    public List<CheckOutcome> again(List<Again> asked) {
        var looks = lookNow.handle(
                asked.stream().flatMap(one -> keyOf(one).stream()).distinct().toList());
        return asked.stream()
                .map(one -> keyOf(one)
                        .map(key -> ofLook(key, looks.get(key)))
                        .orElseGet(() -> UnitOfWork.in(() -> check(one.site(), one.since()))))
                .toList();
    }

    /** Empty if one look at one domain cannot tell whether the finding is mended. */
    private static Optional<ScannedSite.Key> keyOf(Again asked) {
        var domains = asked.site().domains();
        var domain = asked.domain() == null && domains.size() == 1 ? domains.getFirst() : asked.domain();
        return domain != null && asked.site().isWebsite() && domains.contains(domain)
                ? Optional.of(new ScannedSite.Key(domain, asked.site().serviceId()))
                : Optional.empty();
    }

    /** @param look null if there was none */
    private CheckOutcome ofLook(ScannedSite.Key key, SiteLook look) {
        if (look == null) {
            return unknown(key.domain(), NOT_LOOKED_AT, true);
        }
        var known = domains.of(key);
        return known.state() != null && known.state().look().health() == look.health()
                ? AddressOutcome.of(List.of(known), this::isAbroad)
                : unknown(key.domain(), look.verdict(), false);
    }

    private static CheckOutcome unknown(String domain, String verdict, boolean mayPass) {
        return new CheckOutcome.Unknown(domain + " " + verdict, mayPass);
    }

    private boolean isScanned(Instant since) {
        return scans.newestFinished()
                .filter(scan -> !scan.endedAt().isBefore(clock.instant().minus(scanAge)))
                .filter(scan -> scan.startedAt().isAfter(since))
                .isPresent();
    }

    /** A region that has left the list decides nothing. */
    private boolean isAbroad(String region) {
        return regions.codes().contains(region) && !regions.isMainland(region);
    }
}

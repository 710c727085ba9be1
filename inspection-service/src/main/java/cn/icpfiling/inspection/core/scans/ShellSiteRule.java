package cn.icpfiling.inspection.core.scans;

import cn.icpfiling.inspection.core.findings.ShellSitePolicy;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy.AccessRecord;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy.Exemption;
import cn.icpfiling.inspection.core.networks.NetworkOwner;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells a shell site by the policy of a day (docs/trade.md 3.4). Unknown is never "not here". */
public final class ShellSiteRule {
    /** The policy names regions by ISO 3166-1, the networks by GB/T 2260. ABROAD has no name in the policy: never here. */
    private static final Map<String, String> ISO_OF_REGION = Map.of("71", "TW", "81", "HK", "82", "MO");

    private final ShellSitePolicy policy;

    public ShellSiteRule(ShellSitePolicy policy) {
        this.policy = policy;
    }

    public ShellSitePolicy policy() {
        return policy;
    }

    /**
     * Whether an address makes a site of the provider healthy.
     *
     * @param owner whose network the address is in; null if no provider claims it
     */
    public boolean isHere(NetworkOwner owner, UUID provider) {
        if (owner == null || !owner.provider().equals(provider)) {
            return false;
        }
        if (owner.mainland()) {
            return true;
        }
        var iso = ISO_OF_REGION.get(owner.region());
        return iso != null && !policy.excludedRegions().contains(iso);
    }

    /**
     * The health that an answer shows. All addresses have to be here, so one that is not decides.
     *
     * @param definite whether the zone itself spoke: addresses, no address, no such name, a broken alias chain
     * @param addresses for each address of the answer whether it makes the site healthy, if that is known
     */
    public Health health(boolean definite, List<Health> addresses) {
        if (!definite) {
            return Health.UNKNOWN;
        }
        if (addresses.isEmpty() || addresses.contains(Health.NOT_HERE)) {
            return Health.NOT_HERE;
        }
        return addresses.contains(Health.UNKNOWN) ? Health.UNKNOWN : Health.HERE;
    }

    /** Whether the unhealthy looks suffice for a finding: their number, and the legal days from the first to the last. */
    public boolean suffices(long looks, Instant first, Instant last) {
        var days = ChronoUnit.DAYS.between(LegalTime.dayOf(first), LegalTime.dayOf(last));
        return looks >= policy.looks() && days >= policy.days();
    }

    /** Whether the scan leaves the site out while its access is that new. */
    public boolean isJustGranted(Instant servedSince, Instant now) {
        return isExempt(Exemption.ACCESS_JUST_GRANTED)
                && ChronoUnit.DAYS.between(LegalTime.dayOf(servedSince), LegalTime.dayOf(now)) < policy.days();
    }

    public boolean isExempt(Exemption exemption) {
        return policy.exemptions().contains(exemption);
    }

    /**
     * Whether a healthy look cures the finding. Before the notice the look alone cures; afterwards the provider must have
     * served the site too.
     *
     * @param notifiedAt null if the holder was not told since the finding was opened or reopened
     * @param lastServed the last request that the provider reported; null for none
     * @param probeAnswered whether a filed address answered the platform's own request after the notice
     */
    public boolean cures(Instant notifiedAt, Instant lastServed, boolean probeAnswered) {
        if (notifiedAt == null) {
            return true;
        }
        var reported = accepts(AccessRecord.PROVIDER_FEED) && lastServed != null && !lastServed.isBefore(notifiedAt);
        return reported || accepts(AccessRecord.OWN_PROBE) && probeAnswered;
    }

    public boolean accepts(AccessRecord record) {
        return policy.accessRecords().contains(record);
    }
}

package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.platform.id.Ids;
import java.time.Instant;

/** A site with what a look at its domain found. */
record LookedSite(ScannedSite site, SiteLook look, LookEvidence evidence, Instant at) {

    /** Whether the look is evidence that is kept: of a change, or of an unhealthy run without a finding. */
    boolean isKept(SiteState before, SiteState now) {
        return !now.equals(before) || look.health() == Health.NOT_HERE && !now.found();
    }

    /** @param scan null for a look at the holder's request */
    StoredLook stored(Long scan) {
        return new StoredLook(Ids.next(), site.key(), scan, at, look.health(), look.verdict(), evidence);
    }
}

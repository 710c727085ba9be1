package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.database.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Stores what looks changed, in batches under a lease. Writing the same looks again changes nothing. */
@ApplicationScoped
class WriteLooks {
    private static final int BATCH = 200;

    private final SiteScanTable states;
    private final ScanLookTable looks;

    WriteLooks(SiteScanTable states, ScanLookTable looks) {
        this.states = states;
        this.looks = looks;
    }

    /** Returns how many states were written; empty if the lease was lost, and then a part may be written. */
    Optional<Long> handle(Lease lease, long scan, List<LookedSite> looked) {
        var written = 0L;
        for (var from = 0; from < looked.size(); from += BATCH) {
            var batch = looked.subList(from, Math.min(from + BATCH, looked.size()));
            var count = lease.fenced(() -> write(scan, batch));
            if (count.isEmpty()) {
                return Optional.empty();
            }
            written += count.get();
        }
        return Optional.of(written);
    }

    private int write(long scan, List<LookedSite> batch) {
        var before = states.locked(batch.stream().map(one -> one.site().key()).toList());
        var changed = new LinkedHashMap<ScannedSite.Key, SiteState>();
        var kept = new ArrayList<StoredLook>();
        for (var one : batch) {
            var key = one.site().key();
            var known = before.get(key);
            var now = known == null
                    ? SiteState.first(one.look(), scan, one.at())
                    : known.after(one.look(), scan, one.at());
            if (!now.equals(known)) {
                changed.put(key, now);
            }
            if (one.isKept(known, now)) {
                kept.add(one.stored(scan));
            }
        }
        states.write(changed);
        looks.write(kept);
        return changed.size();
    }
}

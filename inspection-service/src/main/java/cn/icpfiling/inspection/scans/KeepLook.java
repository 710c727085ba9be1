package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * Stores a look at a single domain between two scans. A healthy look ends the run of unhealthy looks as a look of the scan
 * does; another one changes no state, because looks between scans do not count against a site.
 */
@ApplicationScoped
class KeepLook {
    private final ScanLookTable looks;
    private final SiteScanTable states;
    private final ScanTable scans;

    KeepLook(ScanLookTable looks, SiteScanTable states, ScanTable scans) {
        this.looks = looks;
        this.states = states;
        this.scans = scans;
    }

    @Transactional
    void handle(LookedSite look) {
        looks.write(List.of(look.stored(null)));
        if (look.look().health() == Health.HERE) {
            becomeHealthy(look);
        }
    }

    private void becomeHealthy(LookedSite look) {
        var key = look.site().key();
        var scan = scans.newest().map(Scan::number).orElse(0L);
        var known = states.locked(List.of(key)).get(key);
        var now = known == null
                ? SiteState.first(look.look(), scan, look.at())
                : known.after(look.look(), scan, look.at());
        states.write(Map.of(key, now));
    }
}

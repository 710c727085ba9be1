package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Judges a scan whose shards are all done: groups of name servers first, then findings and cures. Each part can be
 * repeated, so a replica that dies here is followed by another one from the start.
 */
@ApplicationScoped
class JudgeScan {
    private final ScanTable scans;
    private final ScanTerms terms;
    private final FreezeGroups freezeGroups;
    private final EndUnscanned endUnscanned;
    private final OpenFindings openFindings;
    private final CureFindings cureFindings;
    private final FinishScan finishScan;

    JudgeScan(
            ScanTable scans,
            ScanTerms terms,
            FreezeGroups freezeGroups,
            EndUnscanned endUnscanned,
            OpenFindings openFindings,
            CureFindings cureFindings,
            FinishScan finishScan) {
        this.scans = scans;
        this.terms = terms;
        this.freezeGroups = freezeGroups;
        this.endUnscanned = endUnscanned;
        this.openFindings = openFindings;
        this.cureFindings = cureFindings;
        this.finishScan = finishScan;
    }

    /** Ends early when the lease is lost or the scan was cancelled. */
    void handle(Scan scan, Lease lease) {
        var rule = terms.rule();
        BooleanSupplier goesOn = () -> lease.keep() && isJudging(scan.id());
        var frozen = freezeGroups.handle(scan, lease);
        endUnscanned.handle(rule, goesOn);
        // First the cures: if this fails half-way, holders do not wait for what others are told.
        var cured = cureFindings.handle(rule, goesOn);
        var opened = openFindings.handle(scan, rule, goesOn);
        if (!goesOn.getAsBoolean()) {
            return;
        }
        finishScan.handle(scan, frozen, opened, cured);
    }

    private boolean isJudging(UUID id) {
        return scans.find(id).filter(scan -> scan.state() == ScanState.JUDGING).isPresent();
    }
}

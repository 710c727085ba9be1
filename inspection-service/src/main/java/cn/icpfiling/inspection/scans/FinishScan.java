package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanAct;
import cn.icpfiling.inspection.core.scans.ScanLifecycle;
import cn.icpfiling.inspection.core.scans.ScanRole;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Ends a scan that was judged, with what came of it and the providers whose domains no look could judge. */
@ApplicationScoped
class FinishScan {
    private static final Logger LOG = Logger.getLogger(FinishScan.class);

    private final ScanTable scans;
    private final ScanShardTable shards;
    private final NoteUnjudged noteUnjudged;
    private final Clock clock;

    FinishScan(ScanTable scans, ScanShardTable shards, NoteUnjudged noteUnjudged, Clock clock) {
        this.scans = scans;
        this.shards = shards;
        this.noteUnjudged = noteUnjudged;
        this.clock = clock;
    }

    /** A scan that was cancelled meanwhile stays so; its providers may be noted all the same. */
    void handle(Scan scan, long frozen, long opened, long cured) {
        note(scan);
        UnitOfWork.run(() -> {
            var judged = scans.locked(scan.id()).orElseThrow();
            if (judged.state() != ScanState.JUDGING) {
                return;
            }
            var step = ScanLifecycle.table().step(judged.state(), ScanAct.FINISH, ScanRole.SYSTEM);
            scans.end(scan.id(), step.to(), shards.totals(scan.id()).judged(frozen, opened, cured), clock.instant());
            shards.endLeases(scan.id());
        });
    }

    /** One scan runs at a time, and this list is for operators alone: no failure of it keeps a scan from its end. */
    private void note(Scan scan) {
        try {
            noteUnjudged.handle(scan);
        } catch (RuntimeException e) {
            LOG.errorf(e, "scan %d does not name the providers whose domains it could not judge", scan.number());
        }
    }
}

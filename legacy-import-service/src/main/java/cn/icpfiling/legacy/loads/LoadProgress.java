package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.Rows;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What a stored chunk changes at its load and its file, in the caller's transaction. */
@ApplicationScoped
class LoadProgress {

    private static final Logger LOG = Logger.getLogger(LoadProgress.class);

    private final LegacyLoadTable loads;
    private final Audit audit;

    LoadProgress(LegacyLoadTable loads, Audit audit) {
        this.loads = loads;
        this.audit = audit;
    }

    /**
     * Filings that are added to a released load wait as its first ones did, because their sites and papers may come later. All filings of the
     * load that no account has yet wait with them, so the audit names the file.
     */
    void holdNew(LegacyLoad load, LegacyLoadFile file) {
        if (loads.takeReleaseBack(load.id())) {
            audit.record(Act.of("LEGACY_LOAD.TAKE_RELEASE_BACK", "LEGACY_LOAD", load.id())
                    .with("file", file.id()));
            LOG.infof("Load %s has more subjects than it was released with: it waits for another release", load.id());
        }
    }

    void stored(LegacyLoadFile file, Rows counts) {
        loads.stored(file.id(), counts);
    }
}

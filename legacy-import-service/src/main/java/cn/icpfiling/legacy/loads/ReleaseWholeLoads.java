package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.store.ReleasedLoadTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/**
 * Releases loads that are whole. From then on their filings may go to accounts, and no administrator decided that, so the audit names each
 * load, no actor, and the file or row that was the cause, which may be one of another load.
 */
@ApplicationScoped
class ReleaseWholeLoads {

    /** The platform itself, also where the request of an administrator ended the file or row. */
    private static final Actor PLATFORM = new Actor(null, null, Set.of());

    private final ReleasedLoadTable released;
    private final Audit audit;
    private final Clock clock;

    ReleaseWholeLoads(ReleasedLoadTable released, Audit audit, Clock clock) {
        this.released = released;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void all() {
        allAfterFile(null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void allAfterFile(UUID file) {
        released.releaseWhole(clock.instant()).forEach(load -> recordReleased(load, "file", file));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void oneAfterFile(UUID load, UUID file) {
        releaseOne(load, "file", file);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void oneAfterRow(UUID load, UUID row) {
        releaseOne(load, "row", row);
    }

    private void releaseOne(UUID load, String what, UUID ended) {
        if (released.releaseIfWhole(load, clock.instant())) {
            recordReleased(load, what, ended);
        }
    }

    /** @param ended null if none did, but the time of one was over */
    private void recordReleased(UUID load, String what, UUID ended) {
        audit.record(Act.of("LEGACY_LOAD.RELEASE_ITSELF", "LEGACY_LOAD", load)
                .by(PLATFORM)
                .with(what, ended));
    }
}

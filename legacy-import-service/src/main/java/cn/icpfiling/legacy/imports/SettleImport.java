package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.legacy.resets.ProvenByReset;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Hands the filing of a confirmed import over and writes the result down. May be repeated. */
@ApplicationScoped
class SettleImport {

    private final LegacyImportRepository imports;
    private final LegacyFilingRepository filings;
    private final ProvenByReset proven;
    private final HandOverFiling handOver;
    private final Audit audit;
    private final Clock clock;

    SettleImport(
            LegacyImportRepository imports,
            LegacyFilingRepository filings,
            ProvenByReset proven,
            HandOverFiling handOver,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.filings = filings;
        this.proven = proven;
        this.handOver = handOver;
        this.audit = audit;
        this.clock = clock;
    }

    private record Confirmed(UUID account, UUID filing) {}

    /** Call it outside of any transaction. Without an answer of filing-service, and during a load, the import stays confirmed. */
    void handle(UUID id) {
        UnitOfWork.in(() -> imports.findByIdOptional(id)
                        .filter(found -> found.state() == ImportState.CONFIRMED)
                        .map(found -> new Confirmed(found.account(), found.filingId())))
                .ifPresent(confirmed -> {
                    var result = handOver.handle(
                            confirmed.filing(), confirmed.account(), HandOverWay.IMPORT, id, () -> goesOn(id));
                    UnitOfWork.run(() -> imports.locked(id).ifPresent(found -> take(found, result)));
                });
    }

    /**
     * A reset of the old login may have ended the import since it was read, and a load may have given the filing another login: the
     * password of the one before proves nothing of it then. Nor does a password that a granted application has set, if a load has given
     * the filing another subject than its papers proved. Called under the lock of the filing.
     */
    private boolean goesOn(UUID id) {
        var found = imports.locked(id).orElseThrow();
        if (found.state() != ImportState.CONFIRMED) {
            return false;
        }
        var filing = filings.findById(found.filingId());
        var isOfLogin =
                filing.legacyAccountId().filter(found.legacyAccountId()::equals).isPresent();
        if (!isOfLogin) {
            audit.record(Act.of(found.revoke(clock.instant()), "LEGACY_IMPORT", found.id()));
            return false;
        }
        if (!proven.openedBy(found.legacyAccountId()).test(filing)) {
            refuse(found, ImportProblem.LEGACY_RESET_FILING_CHANGED.name());
            return false;
        }
        return true;
    }

    private void refuse(LegacyImport found, String code) {
        audit.record(Act.of(found.refuse(code, clock.instant()), "LEGACY_IMPORT", found.id())
                .refused(code));
    }

    private void take(LegacyImport found, HandOver result) {
        if (found.state() != ImportState.CONFIRMED) {
            return;
        }
        var now = clock.instant();
        switch (result) {
            case HandOver.Done done ->
                audit.record(Act.of(found.complete(done.subjectId(), now), "LEGACY_IMPORT", found.id())
                        .with("subject", done.subjectId()));
            case HandOver.Refused refused -> refuse(found, refused.code().name());
            case HandOver.Pending _ -> {
                // The job asks again.
            }
        }
    }
}

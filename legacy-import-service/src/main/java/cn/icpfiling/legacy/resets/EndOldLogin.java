package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Ends what an old login opened: imports that it verified or confirmed, and links of earlier applications. A confirmed import whose
 * filing is on its way to the account goes on, because filing-service may have registered the filing.
 */
@ApplicationScoped
class EndOldLogin {

    private final LegacyFilingRepository filings;
    private final LegacyImportRepository imports;
    private final MailboxResetRepository resets;
    private final Audit audit;
    private final Clock clock;

    EndOldLogin(
            LegacyFilingRepository filings,
            LegacyImportRepository imports,
            MailboxResetRepository resets,
            Audit audit,
            Clock clock) {
        this.filings = filings;
        this.imports = imports;
        this.resets = resets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Locks the filings of the login until the transaction ends. A hand-over locks its filing before the old account too. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lockFilings(UUID legacyAccount) {
        var _ = filings.lockedOfAccount(legacyAccount);
    }

    /**
     * Call it with the locks of the login's filings, so that none of them is given away by an import that ends here.
     *
     * @param reset the application that stays
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID legacyAccount, UUID reset) {
        var now = clock.instant();
        imports.lockedOpenOf(legacyAccount).stream()
                .filter(this::isNotOnItsWay)
                .forEach(open -> audit.record(Act.of(open.revoke(now), "LEGACY_IMPORT", open.id())));
        resets.lockedGrantedOf(legacyAccount).stream()
                .filter(other -> !other.id().equals(reset))
                .forEach(other -> audit.record(Act.of(other.replace(now), "LEGACY_RESET", other.id())));
    }

    private boolean isNotOnItsWay(LegacyImport open) {
        return open.state() == ImportState.VERIFIED
                || filings.findById(open.filingId()).state() == LegacyState.WAITING;
    }
}

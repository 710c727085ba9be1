package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.web.MachineClock;
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
    private final LegacyAccountRepository accounts;
    private final ProvenByReset proven;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    EndOldLogin(
            LegacyFilingRepository filings,
            LegacyImportRepository imports,
            MailboxResetRepository resets,
            LegacyAccountRepository accounts,
            ProvenByReset proven,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.filings = filings;
        this.imports = imports;
        this.resets = resets;
        this.accounts = accounts;
        this.proven = proven;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * Locks the filings of the login and then the login until the transaction ends, in the order of a hand-over. Ends the granted
     * application if none of the filings that wait has the subject that its papers proved. A login without a filing that waits gives
     * nothing away; it is told so when it is used.
     *
     * @return whether the application ended
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean endIfChanged(MailboxReset reset) {
        var waiting = filings.lockedOfAccount(reset.legacyAccountId()).stream()
                .filter(filing -> filing.state() == LegacyState.WAITING)
                .toList();
        var login = accounts.locked(reset.legacyAccountId());
        if (waiting.isEmpty() || waiting.stream().anyMatch(filing -> proven.isOf(reset, login, filing))) {
            return false;
        }
        audit.record(Act.of(reset.filingChanged(clock.instant(), machine.instant()), "LEGACY_RESET", reset.id())
                .because(reset.refusal())
                .with("case", reset.caseId()));
        return true;
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

package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends what an old login opened: imports that it verified, and links of earlier applications. */
@ApplicationScoped
class EndOldLogin {

    private final LegacyImportRepository imports;
    private final MailboxResetRepository resets;
    private final Audit audit;
    private final Clock clock;

    EndOldLogin(LegacyImportRepository imports, MailboxResetRepository resets, Audit audit, Clock clock) {
        this.imports = imports;
        this.resets = resets;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param reset the application that stays */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID legacyAccount, UUID reset) {
        var now = clock.instant();
        imports.lockedVerifiedOf(legacyAccount)
                .forEach(open -> audit.record(Act.of(open.revoke(now), "LEGACY_IMPORT", open.id())));
        resets.lockedGrantedOf(legacyAccount).stream()
                .filter(other -> !other.id().equals(reset))
                .forEach(other -> audit.record(Act.of(other.replace(now), "LEGACY_RESET", other.id())));
    }
}

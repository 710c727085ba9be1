package cn.icpfiling.account.recovery;

import cn.icpfiling.account.store.AccountRecoveryRepository;
import cn.icpfiling.account.store.OneTimeCodeRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Schedules another try for a code whose filing could not be looked up, as long as the code is valid. */
@ApplicationScoped
class RetryRecoveryCode {

    private final AccountRecoveryRepository recoveries;
    private final OneTimeCodeRepository codes;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    RetryRecoveryCode(
            AccountRecoveryRepository recoveries,
            OneTimeCodeRepository codes,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.recoveries = recoveries;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID id) {
        var recovery = recoveries.locked(id).orElse(null);
        if (recovery == null || recovery.digits() == null) {
            return;
        }
        if (clock.instant().isBefore(codes.findById(recovery.code()).expiresAt())) {
            recovery.retryLater(machine.instant());
            return;
        }
        recovery.settle();
        audit.record(Act.of("RECOVERY.SEND_CODE", "ACCOUNT_RECOVERY", id).refused("FILING_UNKNOWN"));
    }
}

package cn.icpfiling.account.recovery;

import cn.icpfiling.account.cases.RecoveryQueue;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Opens a case for the support, for a caller who no longer has the phone in the filing. There is one case per
 * recovery, whether the domain is filed here or not. The service sends nothing to the phone that the caller names,
 * because it may be another person's.
 */
@ApplicationScoped
class OpenRecoveryCase {

    private final Phones phones;
    private final RecoveryQuotas quotas;
    private final RunningRecoveries running;
    private final RecoveryCaseRepository cases;
    private final RecoveryQueue queue;
    private final RecoveryEncryption encrypted;
    private final Audit audit;
    private final Clock clock;

    OpenRecoveryCase(
            Phones phones,
            RecoveryQuotas quotas,
            RunningRecoveries running,
            RecoveryCaseRepository cases,
            RecoveryQueue queue,
            RecoveryEncryption encrypted,
            Audit audit,
            Clock clock) {
        this.phones = phones;
        this.quotas = quotas;
        this.running = running;
        this.cases = cases;
        this.queue = queue;
        this.encrypted = encrypted;
        this.audit = audit;
        this.clock = clock;
    }

    UUID handle(UUID recoveryId, String name, String written, String message) {
        new MaskedValues().at("/name", name).at("/phone", written).refuse();
        var phone = phones.require(written);
        try {
            return UnitOfWork.in(() -> open(recoveryId, name, phone, message));
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.RECOVERY_CASE_EXISTS).causedBy(failure);
        }
    }

    private UUID open(UUID recoveryId, String name, String phone, String message) {
        var recovery = running.locked(recoveryId);
        quotas.takeCase();
        var id = Ids.next();
        var opened = new RecoveryCase(
                id,
                recovery,
                encrypted.name(id, name),
                encrypted.phone(id, phone),
                encrypted.message(id, message),
                clock.instant());
        cases.persistAndFlush(opened);
        queue.add(opened);
        audit.record(Act.of("RECOVERY_CASE.OPEN", "RECOVERY_CASE", id).with("recovery", recoveryId));
        return id;
    }
}

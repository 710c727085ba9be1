package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.cases.CaseNotices;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Binds the new phone of one granted case, in the caller's transaction; of an owner who keeps the phone it deletes the other logins. The row
 * of the case is locked, so a stop comes before or after, never between.
 */
@ApplicationScoped
class ChangeLostPhone {

    static final String PHONE_TAKEN = "PHONE_TAKEN";
    private static final String PHONE_CHANGED_MEANWHILE = "PHONE_CHANGED_MEANWHILE";

    private final SupportCaseRepository cases;
    private final AccountRepository accounts;
    private final PhoneOfCase phoneOfCase;
    private final GiveAccountBack giveBack;
    private final CaseNotices notices;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    ChangeLostPhone(
            SupportCaseRepository cases,
            AccountRepository accounts,
            PhoneOfCase phoneOfCase,
            GiveAccountBack giveBack,
            CaseNotices notices,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.accounts = accounts;
        this.phoneOfCase = phoneOfCase;
        this.giveBack = giveBack;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /** Fails with a duplicate of the database if another account takes the phone at the same moment. */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID id) {
        granted(id).ifPresent(found -> {
            var account = accounts.findById(found.source(), LockModeType.PESSIMISTIC_WRITE);
            if (!phoneOfCase.isStillLost(found, account)) {
                end(found, CaseAct.FAIL, PHONE_CHANGED_MEANWHILE);
            } else if (phoneOfCase.isKept(found)) {
                forgetLogins(found, account);
            } else if (phoneOfCase.isTaken(found)) {
                end(found, CaseAct.FAIL, PHONE_TAKEN);
            } else {
                bind(found, account);
            }
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void fail(UUID id, String code) {
        granted(id).ifPresent(found -> end(found, CaseAct.FAIL, code));
    }

    private void bind(SupportCase found, Account account) {
        var phone = phoneOfCase.newPhone(found);
        // First, because it tells the phone and the mail that the account has now.
        notices.phoneChanged(found, account, phone);
        end(found, CaseAct.COMPLETE, null);
        // Last, because it detaches all entities.
        giveBack.handle(account, phone);
    }

    private void forgetLogins(SupportCase found, Account account) {
        notices.factorRemoved(found, account);
        end(found, CaseAct.COMPLETE, null);
        // Last, because it detaches all entities.
        giveBack.atTheSamePhone(account);
    }

    private void end(SupportCase found, CaseAct act, String code) {
        var event = found.end(act, CaseRole.PLATFORM, code, clock.instant(), machine.instant());
        if (act == CaseAct.FAIL) {
            // After a change the new phone is told by the notice of the change.
            notices.settled(found, CaseState.FAILED);
        }
        var settled = Act.of(event, "SUPPORT_CASE", found.id()).with("account", found.source());
        audit.record(code == null ? settled : settled.refused(code));
    }

    private Optional<SupportCase> granted(UUID id) {
        return cases.locked(id).filter(found -> found.stateAt(machine.instant()) == CaseState.DECIDED_GRANTED);
    }
}

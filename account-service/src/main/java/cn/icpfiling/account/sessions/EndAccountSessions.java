package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.KnownDeviceRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Ends every session of an account, also those that act for other accounts, and forgets its known devices. */
@ApplicationScoped
class EndAccountSessions {

    private final AccountRepository accounts;
    private final EndSessions endSessions;
    private final KnownDeviceRepository devices;
    private final Audit audit;

    EndAccountSessions(
            AccountRepository accounts, EndSessions endSessions, KnownDeviceRepository devices, Audit audit) {
        this.accounts = accounts;
        this.endSessions = endSessions;
        this.devices = devices;
        this.audit = audit;
    }

    /** Locks the account, so that no session begins meanwhile. Ending none is no error, and is audited too. */
    void handle(UUID id) {
        UnitOfWork.run(() -> {
            var account = accounts.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                    .map(Account::id)
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            endSessions.endAll(account, Session.End.BY_ADMINISTRATOR);
            devices.forgetOf(account);
            audit.record(Act.of("ACCOUNT.END_SESSIONS", "ACCOUNT", account));
        });
    }
}

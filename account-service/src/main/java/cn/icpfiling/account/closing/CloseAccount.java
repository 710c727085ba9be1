package cn.icpfiling.account.closing;

import cn.icpfiling.account.contacts.OwnAccount;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.lostphones.LostPhoneCases;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Closes the caller's account, unless it holds a filing or an open order, a filing of the old platform is on its way to it, or its lost
 * phone is about to be replaced. An order may open or an import be confirmed between the questions and the closing, so both services are
 * asked again afterwards; then the account is opened again, and its holder signs
 * in again. What a replica that dies leaves undone, {@link SettleClosedAccounts} does.
 */
@RequestScoped
class CloseAccount {

    private final OwnAccount own;
    private final LostPhoneCases lostPhone;
    private final FilingCheck filings;
    private final EndAccount end;
    private final ReopenAccount reopen;
    private final Audit audit;
    private final Clock machine;

    CloseAccount(
            OwnAccount own,
            LostPhoneCases lostPhone,
            FilingCheck filings,
            EndAccount end,
            ReopenAccount reopen,
            Audit audit,
            @MachineClock Clock machine) {
        this.own = own;
        this.lostPhone = lostPhone;
        this.filings = filings;
        this.end = end;
        this.reopen = reopen;
        this.audit = audit;
        this.machine = machine;
    }

    void handle() {
        var id = UnitOfWork.in(() -> own.locked().id());
        var obstacle = filings.obstacle(id);
        if (obstacle.isPresent()) {
            UnitOfWork.run(() -> audit.record(Act.of("ACCOUNT.CLOSE", "ACCOUNT", id)
                    .refused(obstacle.get().name())));
            throw new ProblemException(obstacle.get());
        }
        UnitOfWork.run(() -> {
            lostPhone.refuseGranted();
            var account = own.locked();
            filings.requireNoTransfer(account.id());
            end.close(account, machine.instant().plus(SettleClosedAccounts.LEASE));
        });
        var since = obstacleSince(id);
        if (since.isPresent()) {
            UnitOfWork.run(() -> reopen.handle(id, since.get().name()));
            throw new ProblemException(since.get());
        }
        UnitOfWork.run(() -> end.settle(id));
    }

    /** Without an answer the account opens again too: its holder must be able to sign in to what it may hold. */
    private Optional<AccountProblem> obstacleSince(UUID id) {
        try {
            return filings.obstacle(id);
        } catch (RuntimeException silent) {
            UnitOfWork.run(() -> reopen.handle(id, "NO_ANSWER"));
            throw silent;
        }
    }
}

package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.TransferState;
import cn.icpfiling.account.notices.TellTransfer;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.account.store.TransferAcceptanceTable;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Stores what came of a try to hand a filing over: state, event, notices and audit entry together. */
@ApplicationScoped
class SettleTransfer {

    private final FilingTransferRepository transfers;
    private final AccountRepository accounts;
    private final TransferAcceptanceTable acceptances;
    private final TellTransfer tell;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    SettleTransfer(
            FilingTransferRepository transfers,
            AccountRepository accounts,
            TransferAcceptanceTable acceptances,
            TellTransfer tell,
            Outbox outbox,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.transfers = transfers;
        this.accounts = accounts;
        this.acceptances = acceptances;
        this.tell = tell;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /** Returns false if another run has stored the result. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean handle(UUID id, HandOverFiling.Outcome outcome) {
        var transfer = transfers.locked(id).orElseThrow();
        if (transfer.state() != TransferState.CONFIRMED) {
            return false;
        }
        switch (outcome) {
            case HandOverFiling.Outcome.Done done -> complete(transfer, done);
            case HandOverFiling.Outcome.Refused refused -> {
                transfer.refuse(refused.code(), clock.instant());
                outbox.append(TransferEnded.event(transfer));
                tell.tellRefused(
                        transfer.id(),
                        transfer.subject(),
                        transfer.subjectNumber(),
                        accounts.findById(transfer.source()),
                        refused.code());
                audit.record(TransferDrafts.act("TRANSFER.REFUSE", transfer).because(refused.code()));
            }
            case HandOverFiling.Outcome.Unanswered _ -> transfer.retryLater(machine.instant());
        }
        return true;
    }

    private void complete(FilingTransfer transfer, HandOverFiling.Outcome.Done done) {
        transfer.complete(clock.instant());
        // A partner's consent is good for one filing, and outlives a hand-over that is refused.
        acceptances.use(transfer.target(), transfer.subjectNumber());
        outbox.append(AccountTransferred.event(transfer, done.at()));
        tell.tell(
                transfer.id(),
                transfer.subject(),
                transfer.subjectNumber(),
                accounts.findById(transfer.source()),
                accounts.findById(transfer.target()),
                done.contacts());
        audit.record(TransferDrafts.act("TRANSFER.COMPLETE", transfer));
    }
}

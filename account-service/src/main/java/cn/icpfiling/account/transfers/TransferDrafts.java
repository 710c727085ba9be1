package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Stores drafts of transfers, ends those whose time has passed, and publishes what becomes of them. */
@ApplicationScoped
class TransferDrafts {

    private final FilingTransferRepository transfers;
    private final TransferEncryption encrypted;
    private final TransferPolicy policy;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    TransferDrafts(
            FilingTransferRepository transfers,
            TransferEncryption encrypted,
            TransferPolicy policy,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.transfers = transfers;
        this.encrypted = encrypted;
        this.policy = policy;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    FilingTransfer open(UUID id, Account source, SubjectTransfers.FiledSubject filed) {
        var draft = encrypted.show(
                new FilingTransfer(
                        id, source, filed.subjectId(), filed.subjectNumber(), clock.instant(), policy.draftLife()),
                filed);
        outbox.append(TransferStep.opened(draft));
        transfers.persistAndFlush(draft);
        audit.record(act("TRANSFER.OPEN", draft));
        return draft;
    }

    /** @param proof of the source's will: CODE or PARTNER */
    @Transactional(Transactional.TxType.MANDATORY)
    void confirmed(FilingTransfer transfer, String proof) {
        outbox.append(TransferStep.confirmed(transfer));
        audit.record(act("TRANSFER.CONFIRM", transfer).with("proof", proof));
    }

    /** Flushes, because the table's key would refuse the next draft of the same account. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expire(FilingTransfer draft) {
        draft.expire(clock.instant());
        outbox.append(TransferEnded.event(draft));
        transfers.flush();
        audit.record(act("TRANSFER.EXPIRE", draft));
    }

    /** The audit entry of an act on a transfer: both accounts, the filing and the partner, where there are such. */
    static Act act(String code, FilingTransfer transfer) {
        return Act.of(code, "FILING_TRANSFER", transfer.id())
                .with("source", transfer.source())
                .with("target", transfer.target())
                .with("subject", transfer.subject())
                .with("partner", transfer.partner());
    }
}

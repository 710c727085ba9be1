package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.TransferState;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Opens the draft of a transfer and shows its holder what would be given away. An account has one open transfer; the
 * table's key ensures it. filing-service is asked before the transaction and decides again at the hand-over.
 */
@ApplicationScoped
class OpenTransfer {

    private final TransferAccess access;
    private final HandOverFiling filing;
    private final IdempotencyService idempotency;
    private final AccountRepository accounts;
    private final FilingTransferRepository transfers;
    private final TransferDrafts drafts;
    private final TransferViews views;
    private final Clock clock;

    OpenTransfer(
            TransferAccess access,
            HandOverFiling filing,
            IdempotencyService idempotency,
            AccountRepository accounts,
            FilingTransferRepository transfers,
            TransferDrafts drafts,
            TransferViews views,
            Clock clock) {
        this.access = access;
        this.filing = filing;
        this.idempotency = idempotency;
        this.accounts = accounts;
        this.transfers = transfers;
        this.drafts = drafts;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse handle(UUID onBehalfOf, IdempotentRequest request, Language language) {
        var source = UnitOfWork.in(() -> access.source(onBehalfOf).id());
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var facts = filing.factsOf(source);
        if (facts.subject() == null) {
            throw new ProblemException(AccountProblem.TRANSFER_NOTHING_FILED);
        }
        if (facts.openOrder()) {
            throw new ProblemException(AccountProblem.TRANSFER_SOURCE_HAS_OPEN_ORDER);
        }
        try {
            return idempotency.perform(request, () -> open(source, facts.subject(), language));
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.TRANSFER_OPEN).causedBy(failure);
        }
    }

    private Reply open(UUID source, SubjectTransfers.FiledSubject filed, Language language) {
        makeRoom(source);
        var draft = drafts.open(Ids.next(), accounts.findById(source), filed);
        var shown = views.tagged(draft, language);
        return new Reply(
                201, "/api/v1/filing-transfers/" + draft.id(), shown.tag().toString(), shown.transfer());
    }

    /** An expired draft that no job has ended yet does not stand in the way. */
    private void makeRoom(UUID source) {
        transfers.lockedOpen(source).ifPresent(open -> {
            if (open.stateAt(clock.instant()) != TransferState.EXPIRED) {
                throw new ProblemException(AccountProblem.TRANSFER_OPEN);
            }
            drafts.expire(open);
        });
    }
}

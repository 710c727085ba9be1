package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.TransferState;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides which transfers a caller may know and act on. An applicant gives away their own filing, a partner that of a
 * customer of its own (ADR 0015). The target, or the partner whose
 * customer it is, may read a transfer that is done. For all others it does not exist.
 */
@RequestScoped
class TransferAccess {

    /** The query parameter by which a partner names its customer. */
    static final String ON_BEHALF_OF = "onBehalfOf";

    private static final String POINTER = "/query/" + ON_BEHALF_OF;

    private final CurrentActor actor;
    private final AccountRepository accounts;
    private final FilingTransferRepository transfers;

    TransferAccess(CurrentActor actor, AccountRepository accounts, FilingTransferRepository transfers) {
        this.actor = actor;
        this.accounts = accounts;
        this.transfers = transfers;
    }

    /** The partner that calls; empty for an applicant. */
    Optional<UUID> partner() {
        return Optional.ofNullable(actor.get().partner());
    }

    UUID account() {
        return actor.account();
    }

    /** Returns the account whose filing the caller wants to give away. */
    @Transactional
    Account source(UUID onBehalfOf) {
        var partner = partner();
        if (partner.isEmpty()) {
            if (onBehalfOf != null) {
                throw ProblemException.invalid(Violation.of(POINTER, "ONLY_FOR_PARTNERS", null));
            }
            return accounts.findByIdOptional(account()).orElseThrow(TransferAccess::unknown);
        }
        if (onBehalfOf == null) {
            throw ProblemException.invalid(Violation.of(POINTER, "REQUIRED", null));
        }
        return accounts.customer(partner.get(), onBehalfOf).orElseThrow(TransferAccess::unknown);
    }

    /** Every operation under a transfer's path that does not lock it calls this first. */
    @Transactional
    void requireKnown(UUID id) {
        if (transfers.findByIdOptional(id).filter(this::mayKnow).isEmpty()) {
            throw unknown();
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    FilingTransfer known(UUID id) {
        return transfers.findByIdOptional(id).filter(this::mayKnow).orElseThrow(TransferAccess::unknown);
    }

    /** Returns a transfer for an act of its source; 403 for the target. */
    @Transactional(Transactional.TxType.MANDATORY)
    FilingTransfer own(UUID id) {
        return requireSource(known(id));
    }

    /** Returns the same, locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    FilingTransfer lockedOwn(UUID id) {
        return requireSource(transfers.locked(id).filter(this::mayKnow).orElseThrow(TransferAccess::unknown));
    }

    boolean isSource(FilingTransfer transfer) {
        return partner()
                .map(partner -> partner.equals(transfer.partner()))
                .orElseGet(() -> account().equals(transfer.source()));
    }

    private FilingTransfer requireSource(FilingTransfer transfer) {
        if (!isSource(transfer)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return transfer;
    }

    private boolean mayKnow(FilingTransfer transfer) {
        return isSource(transfer) || transfer.state() == TransferState.DONE && isTarget(transfer.target());
    }

    private boolean isTarget(UUID target) {
        return partner()
                .map(partner -> accounts.customer(partner, target).isPresent())
                .orElseGet(() -> account().equals(target));
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}

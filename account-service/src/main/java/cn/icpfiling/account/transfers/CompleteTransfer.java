package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.TransferState;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Has filing-service hand a confirmed filing over and stores the answer. May run twice at once for a transfer: the
 * hand-over happens once, and the row's lock lets one run store the result.
 */
@ApplicationScoped
class CompleteTransfer {

    private final FilingTransferRepository transfers;
    private final AccountRepository accounts;
    private final HandOverFiling filing;
    private final SettleTransfer settle;
    private final MeterRegistry meters;

    CompleteTransfer(
            FilingTransferRepository transfers,
            AccountRepository accounts,
            HandOverFiling filing,
            SettleTransfer settle,
            MeterRegistry meters) {
        this.transfers = transfers;
        this.accounts = accounts;
        this.filing = filing;
        this.settle = settle;
        this.meters = meters;
    }

    /** Call it outside any transaction. Does nothing for a transfer that is not confirmed or has ended. */
    void handle(UUID id) {
        confirmed(id).ifPresent(handOver -> {
            var outcome = filing.handle(handOver);
            if (UnitOfWork.in(() -> settle.handle(id, outcome))) {
                meters.counter("icp.account.transfers", "outcome", nameOf(outcome))
                        .increment();
            }
        });
    }

    private Optional<SubjectTransfers.HandOver> confirmed(UUID id) {
        return UnitOfWork.in(() -> transfers
                .findByIdOptional(id)
                .filter(transfer -> transfer.state() == TransferState.CONFIRMED)
                .map(this::handOver));
    }

    /** With the partner whose customer the target is. */
    private SubjectTransfers.HandOver handOver(FilingTransfer transfer) {
        return new SubjectTransfers.HandOver(
                transfer.id(),
                transfer.subject(),
                transfer.source(),
                transfer.target(),
                accounts.findById(transfer.target()).partner());
    }

    private static String nameOf(HandOverFiling.Outcome outcome) {
        return switch (outcome) {
            case HandOverFiling.Outcome.Done _ -> "done";
            case HandOverFiling.Outcome.Refused _ -> "refused";
            case HandOverFiling.Outcome.Unanswered _ -> "unanswered";
        };
    }
}

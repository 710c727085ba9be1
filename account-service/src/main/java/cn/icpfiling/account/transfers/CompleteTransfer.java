package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.TransferState;
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
    private final HandOverFiling filing;
    private final SettleTransfer settle;
    private final MeterRegistry meters;

    CompleteTransfer(
            FilingTransferRepository transfers, HandOverFiling filing, SettleTransfer settle, MeterRegistry meters) {
        this.transfers = transfers;
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
                .map(CompleteTransfer::handOver));
    }

    /** Only accounts of persons are targets, and they belong to no partner. */
    private static SubjectTransfers.HandOver handOver(FilingTransfer transfer) {
        return new SubjectTransfers.HandOver(
                transfer.id(), transfer.subject(), transfer.source(), transfer.target(), null);
    }

    private static String nameOf(HandOverFiling.Outcome outcome) {
        return switch (outcome) {
            case HandOverFiling.Outcome.Done _ -> "done";
            case HandOverFiling.Outcome.Refused _ -> "refused";
            case HandOverFiling.Outcome.Unanswered _ -> "unanswered";
        };
    }
}

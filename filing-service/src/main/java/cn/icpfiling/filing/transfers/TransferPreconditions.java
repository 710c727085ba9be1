package cn.icpfiling.filing.transfers;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.store.SubjectTransferTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The preconditions of a transfer (docs/trade.md 3.9), judged under the locks of both accounts and the subject. */
@ApplicationScoped
class TransferPreconditions {

    private final SubjectRepository subjects;
    private final OrderRepository orders;
    private final SubjectTransferTable transfers;

    TransferPreconditions(SubjectRepository subjects, OrderRepository orders, SubjectTransferTable transfers) {
        this.subjects = subjects;
        this.orders = orders;
        this.transfers = transfers;
    }

    /**
     * Returns the refusal for the first precondition that does not hold; empty if all hold. The target's subject is read before its orders: a
     * subject that ends at this moment may have had an order opened under its own lock, which is visible by then.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<FilingProblem> refusal(Subject subject, UUID from, UUID to) {
        if (subject.status() != RecordStatus.REGISTERED) {
            return Optional.of(FilingProblem.TRANSFER_SUBJECT_UNKNOWN);
        }
        if (!subject.holder().equals(from)) {
            return Optional.of(FilingProblem.TRANSFER_NOT_THE_HOLDER);
        }
        if (subjects.liveOfHolder(to).isPresent()) {
            return Optional.of(FilingProblem.TRANSFER_TARGET_HAS_SUBJECT);
        }
        if (orders.openOf(from).isPresent()) {
            return Optional.of(FilingProblem.TRANSFER_SOURCE_HAS_OPEN_ORDER);
        }
        if (orders.openOf(to).isPresent()) {
            return Optional.of(FilingProblem.TRANSFER_TARGET_HAS_OPEN_ORDER);
        }
        return transfers.isEndUnderWay(subject.id(), from)
                ? Optional.of(FilingProblem.TRANSFER_ACT_UNDER_WAY)
                : Optional.empty();
    }
}

package cn.icpfiling.verification.evidence;

import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import cn.icpfiling.verification.store.OrderCaseRepository;
import cn.icpfiling.verification.store.OrderVerdictRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Decides whether evidence is about a check or an order of the caller's own. */
@ApplicationScoped
class EvidenceOwnership {

    private final DomainVerificationRepository verifications;
    private final OrderVerdictRepository verdicts;
    private final OrderCaseRepository cases;
    private final EvidenceDoor door;

    EvidenceOwnership(
            DomainVerificationRepository verifications,
            OrderVerdictRepository verdicts,
            OrderCaseRepository cases,
            EvidenceDoor door) {
        this.verifications = verifications;
        this.verdicts = verdicts;
        this.cases = cases;
        this.door = door;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    boolean isOwn(EvidenceEntry entry) {
        return isOfOwnCheck(entry) || isOfOwnOrder(entry);
    }

    private boolean isOfOwnCheck(EvidenceEntry entry) {
        return verifications
                .findByIdOptional(entry.checkId())
                .filter(check -> check.belongsTo(door.caller().account())
                        || check.belongsTo(door.caller().ownAccount()))
                .isPresent();
    }

    private boolean isOfOwnOrder(EvidenceEntry entry) {
        return verdicts.findByIdOptional(entry.checkId())
                .map(verdict -> cases.findById(verdict.orderId()))
                .filter(order -> !order.isForeignTo(
                        door.caller().account(), door.caller().ownAccount()))
                .isPresent();
    }
}

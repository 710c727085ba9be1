package cn.icpfiling.verification.evidence;

import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.core.FaceCheck;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import cn.icpfiling.verification.store.FaceCheckRepository;
import cn.icpfiling.verification.store.OrderCaseRepository;
import cn.icpfiling.verification.store.OrderVerdictRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides whether evidence is about a check or an order of the caller's own. Where the account is not known that caused the check, it may
 * be the caller's.
 */
@ApplicationScoped
class EvidenceOwnership {

    private final DomainVerificationRepository verifications;
    private final OrderVerdictRepository verdicts;
    private final FaceCheckRepository faces;
    private final OrderCaseRepository cases;
    private final EvidenceDoor door;

    EvidenceOwnership(
            DomainVerificationRepository verifications,
            OrderVerdictRepository verdicts,
            FaceCheckRepository faces,
            OrderCaseRepository cases,
            EvidenceDoor door) {
        this.verifications = verifications;
        this.verdicts = verdicts;
        this.faces = faces;
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
                .filter(check -> !check.isForeignTo(
                        door.caller().account(), door.caller().ownAccount()))
                .isPresent();
    }

    private boolean isOfOwnOrder(EvidenceEntry entry) {
        return orderOf(entry.checkId())
                .filter(order -> cases.findByIdOptional(order)
                        .filter(known -> known.isForeignTo(
                                door.caller().account(), door.caller().ownAccount()))
                        .isEmpty())
                .isPresent();
    }

    /** The order of a verdict or of a face; a face may have been compared before the first verdict. */
    private Optional<UUID> orderOf(UUID check) {
        return verdicts.findByIdOptional(check)
                .map(OrderVerdict::orderId)
                .or(() -> faces.findByIdOptional(check).map(FaceCheck::orderId));
    }
}

package cn.icpfiling.inspection.core.findings;

import java.time.Instant;
import java.util.UUID;

/**
 * A change order that the authority granted.
 *
 * @param serviceId the changed service; null if the subject was changed
 * @param findingId the finding from which the holder opened the order; null if there is none
 */
public record GrantedChange(UUID orderId, UUID serviceId, UUID findingId, Instant at) {

    /** Whether the change may have mended the fault: it was opened for it, or is one of the acts that cure it. */
    public boolean concerns(Finding finding, FindingReason reason) {
        if (finding.id().equals(findingId)) {
            return true;
        }
        var service = finding.key().serviceId();
        return serviceId == null
                ? reason.cures().contains(Cure.CHANGE_SUBJECT)
                : reason.cures().contains(Cure.CHANGE_SERVICE) && (service == null || service.equals(serviceId));
    }
}

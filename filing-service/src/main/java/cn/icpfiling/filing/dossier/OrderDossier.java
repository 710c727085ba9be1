package cn.icpfiling.filing.dossier;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A submitted order with decrypted data, for the authority and for verification. Never logged, never published.
 *
 * @param service null if the order is about a subject alone
 * @param verified the domains that verification checks
 * @param subjectNumber the subject's filing number; null if it is new
 * @param filedNumber the service's filing number; null if it is new
 */
public record OrderDossier(
        UUID orderId,
        OrderType type,
        UUID holder,
        Instant submittedAt,
        int submission,
        Region region,
        int nature,
        int certificateType,
        String certificateNumber,
        String subjectNumber,
        SubjectPart subject,
        UUID serviceId,
        String filedNumber,
        ServicePart service,
        VerifiedDomains verified,
        List<String> ipAddresses,
        List<Paper> materials) {

    /** One material with its digest. */
    public record Paper(UUID materialId, MaterialKind kind, String mediaType, long size, String sha256) {}

    @Override
    public String toString() {
        return "OrderDossier[" + orderId + "]";
    }
}

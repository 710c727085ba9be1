package cn.icpfiling.inspection.core.findings;

import cn.icpfiling.inspection.core.FiledContact;
import java.util.Objects;
import java.util.UUID;

/**
 * What a finding is about. There is at most one finding with the same key that is neither cured nor dismissed.
 *
 * @param sourceKey what the source counts by, at most 253 ASCII characters: a domain or an id
 * @param reason code of the catalogue of reasons
 * @param serviceId null if the finding is about the subject as a whole
 * @param domain the domain at fault, as A-label; null if the fault is not a domain's
 * @param contact the number by which its person cannot be reached, of a campaign's call at a site; null for another fault, and for a
 *     finding that does not say which of the filed numbers it means: one of a spot check, or of an earlier release
 */
public record FindingKey(
        FindingSource source,
        String sourceKey,
        String reason,
        UUID subjectId,
        UUID serviceId,
        String domain,
        FiledContact contact) {

    public FindingKey {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sourceKey, "sourceKey");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(subjectId, "subjectId");
        if (contact != null && (source != FindingSource.CAMPAIGN || serviceId == null)) {
            throw new IllegalArgumentException("a finding of " + contact + " is a campaign's at a site");
        }
    }

    /** A fault that is not one of a single filed number. */
    public FindingKey(
            FindingSource source, String sourceKey, String reason, UUID subjectId, UUID serviceId, String domain) {
        this(source, sourceKey, reason, subjectId, serviceId, domain, null);
    }

    /** The service, or the subject if the finding is about the subject as a whole. */
    public UUID site() {
        return serviceId == null ? subjectId : serviceId;
    }
}

package cn.icpfiling.inspection.core.findings;

import java.util.Objects;
import java.util.UUID;

/**
 * What a finding is about. There is at most one finding with the same key that is neither cured nor dismissed.
 *
 * @param sourceKey what the source counts by, at most 253 ASCII characters: a domain or an id
 * @param reason code of the catalogue of reasons
 * @param serviceId null if the finding is about the subject as a whole
 * @param domain the domain at fault, as A-label; null if the fault is not a domain's
 */
public record FindingKey(
        FindingSource source, String sourceKey, String reason, UUID subjectId, UUID serviceId, String domain) {

    public FindingKey {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sourceKey, "sourceKey");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(subjectId, "subjectId");
    }

    /** The service, or the subject if the finding is about the subject as a whole. */
    public UUID site() {
        return serviceId == null ? subjectId : serviceId;
    }
}

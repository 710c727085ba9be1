package cn.icpfiling.inspection.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A filed domain that is unfit.
 *
 * @param id id of the event that opened the concern
 * @param since when the first of the reasons was first seen
 * @param verificationId the verification whose evidence supports the concern
 * @param toldAt when verification-service last reported the reasons
 * @param endedAt null while the concern is open
 */
public record DomainConcern(
        UUID id,
        UUID filedDomainId,
        String domain,
        UUID serviceId,
        String serviceNumber,
        UUID subjectId,
        List<ConcernReason> reasons,
        Instant since,
        UUID verificationId,
        Instant toldAt,
        ConcernState state,
        Instant endedAt) {

    public DomainConcern {
        reasons = List.copyOf(reasons);
    }
}

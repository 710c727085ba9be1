package cn.icpfiling.inspection.core;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A filed domain that is unfit.
 *
 * @param id of the event that opened it
 * @param since when the first of the reasons was first seen
 * @param verificationId the look at verification-service whose evidence it rests on
 * @param toldAt when its reasons were told last
 * @param endedAt null while it is open
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

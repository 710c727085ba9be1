package cn.icpfiling.inspection.concerns;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.inspection.core.ConcernState;
import cn.icpfiling.inspection.core.DomainConcern;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A concern as shown to inspectors. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DomainConcernView(
        UUID concernId,
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

    static DomainConcernView of(DomainConcern concern) {
        return new DomainConcernView(
                concern.id(),
                concern.domain(),
                concern.serviceId(),
                concern.serviceNumber(),
                concern.subjectId(),
                concern.reasons(),
                concern.since(),
                concern.verificationId(),
                concern.toldAt(),
                concern.state(),
                concern.endedAt());
    }
}

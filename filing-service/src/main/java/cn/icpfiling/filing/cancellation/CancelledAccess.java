package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.core.records.AccessEnd;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.platform.idempotency.Reply;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A service that this provider no longer serves; its number stays. */
record CancelledAccess(
        @NotNull UUID serviceId,
        @NotNull UUID subjectId,
        @NotNull String serviceNumber,
        @NotNull List<String> domains,
        @NotNull AccessStatus accessStatus,
        @NotNull Instant cancelledAt,
        @NotNull AccessEnd.By cancelledBy) {

    static Reply reply(FiledService service) {
        return new Reply(
                200,
                null,
                null,
                new CancelledAccess(
                        service.id(),
                        service.subjectId(),
                        service.serviceNumber(),
                        service.domains(),
                        service.accessStatus(),
                        service.accessEndedAt(),
                        service.accessEndedBy()));
    }
}

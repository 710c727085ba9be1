package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.Operation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report and how far it has come. */
@Schema(name = "AccessRecordOperation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationView(
        UUID operationId,
        ReportState state,
        int total,
        int done,
        int failed,
        int progress,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    static OperationView of(Operation operation, LineCounts counts) {
        return new OperationView(
                operation.id(),
                ReportState.valueOf(operation.state().name()),
                operation.total(),
                counts.done(),
                counts.failed(),
                counts.progress(operation.total()),
                operation.acceptedAt(),
                operation.startedAt(),
                operation.finishedAt());
    }
}

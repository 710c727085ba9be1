package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.web.problem.ProblemDetail;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of one line. */
@Schema(name = "OperationResult")
record ItemResult(
        @NotNull int line,
        @NotNull String reference,
        @NotNull ItemState state,
        UUID orderId,
        ProblemDetail problem,
        Instant endedAt) {

    static ItemResult of(LineResult line, StoredJson json) {
        return new ItemResult(
                line.line(),
                line.reference(),
                ItemState.of(line.state()),
                json.read(line.result(), UUID.class),
                json.read(line.problem(), ProblemDetail.class),
                line.endedAt());
    }
}

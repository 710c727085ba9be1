package cn.icpfiling.filing.bulk;

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
        Instant endedAt) {}

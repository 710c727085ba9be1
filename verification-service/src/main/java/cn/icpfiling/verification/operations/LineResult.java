package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.web.problem.ProblemDetail;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of one line. */
@Schema(
        name = "DomainLineResult",
        requiredProperties = {"line", "state"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineResult(
        int line,
        String reference,
        String domain,
        LineState state,
        LineFitness fitness,
        ProblemDetail problem,
        Instant endedAt) {}

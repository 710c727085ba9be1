package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.web.problem.ProblemDetail;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of one line. */
@Schema(
        name = "DomainLineResult",
        requiredProperties = {"line", "state"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record DomainLineResult(
        int line,
        String reference,
        String domain,
        DomainLineState state,
        LineFitness fitness,
        ProblemDetail problem,
        Instant endedAt) {

    static DomainLineResult of(LineResult line, StoredJson json) {
        return new DomainLineResult(
                line.line(),
                line.reference(),
                line.item(),
                DomainLineState.valueOf(line.state().name()),
                json.read(line.result(), LineFitness.class),
                json.read(line.problem(), ProblemDetail.class),
                line.endedAt());
    }
}

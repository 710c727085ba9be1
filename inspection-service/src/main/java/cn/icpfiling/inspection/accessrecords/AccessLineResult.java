package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.web.problem.ProblemDetail;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a line.
 *
 * @param recorded the record of the domain after the line; null unless the line is done
 */
@Schema(name = "AccessLineResult")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessLineResult(
        int line,
        String reference,
        String domain,
        AccessLineState state,
        SeenTimes recorded,
        ProblemDetail problem,
        Instant endedAt) {

    static AccessLineResult of(LineResult line, StoredJson json) {
        return new AccessLineResult(
                line.line(),
                line.reference(),
                line.item(),
                AccessLineState.valueOf(line.state().name()),
                json.read(line.result(), SeenTimes.class),
                json.read(line.problem(), ProblemDetail.class),
                line.endedAt());
    }
}

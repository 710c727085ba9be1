package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.web.problem.ProblemDetail;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a row.
 *
 * @param line line of the CSV file, or row of the sheet, from 1
 * @param filings how many filings of ours the row names; null until it is done
 */
@Schema(name = "CleanUpRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CleanUpRowView(int line, RowState state, Integer filings, ProblemDetail problem, Instant endedAt) {

    static CleanUpRowView of(LineResult line, StoredJson json) {
        var result = json.read(line.result(), RowResult.class);
        return new CleanUpRowView(
                line.line(),
                RowState.valueOf(line.state().name()),
                result == null ? null : result.filings(),
                json.read(line.problem(), ProblemDetail.class),
                line.endedAt());
    }
}

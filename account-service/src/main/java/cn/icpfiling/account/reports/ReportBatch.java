package cn.icpfiling.account.reports;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the body of a report: an array of objects, of which a provider may add fields at any time. */
final class ReportBatch {

    static final int MOST = 1000;

    private ReportBatch() {}

    static List<JsonNode> read(ObjectMapper json, byte[] body) {
        try {
            var reports = json.readTree(body);
            if (reports == null || !reports.isArray() || reports.size() > MOST) {
                throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
            }
            return StreamSupport.stream(reports.spliterator(), false)
                    .filter(JsonNode::isObject)
                    .toList();
        } catch (IOException e) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST).causedBy(e);
        }
    }
}

package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.operation.Staging;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.lines.RequestLine;
import cn.icpfiling.platform.web.lines.RequestLines;
import cn.icpfiling.platform.web.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Stages the lines of a report as they come in. Memory holds one batch, and the names of the domains. */
@ApplicationScoped
class StageLines {

    private final ReadLine reader;
    private final StoredJson json;
    private final Problems problems;

    StageLines(ReadLine reader, StoredJson json, Problems problems) {
        this.reader = reader;
        this.json = json;
        this.problems = problems;
    }

    void handle(RequestLines sent, Locale language, Staging staging) {
        var seenIn = new HashMap<String, Integer>();
        for (var line = sent.next(); line.isPresent(); line = sent.next()) {
            staging.add(staged(line.get(), seenIn, language));
        }
        sent.requireSome();
    }

    private StagedLine staged(RequestLine line, Map<String, Integer> seenIn, Locale language) {
        try {
            var reported = reader.reported(line);
            if (seenIn.putIfAbsent(reported.domain(), line.number()) instanceof Integer before) {
                throw ReadLine.refused("/domain", AccessRecordFault.DOMAIN_REPEATED, before);
            }
            return StagedLine.accepted(
                    line.number(), reported.reference(), reported.domain(), json.write(reported.times()));
        } catch (ProblemException refused) {
            var problem = problems.describe(refused, language, TraceContext.id());
            return StagedLine.refused(line.number(), reader.referenceOf(line), problem);
        }
    }
}

package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.operation.Staging;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.lines.RequestLine;
import cn.icpfiling.platform.web.lines.RequestLines;
import cn.icpfiling.platform.web.problem.Problems;
import cn.icpfiling.verification.sources.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Stages the lines of a request as they come in. Memory holds one batch, and the names of the domains. */
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
        Holder common = null;
        for (var line = sent.next(); line.isPresent(); line = sent.next()) {
            if (sent.count() == 1 && common == null) {
                common = reader.commonHolder(line.get()).orElse(null);
                if (common != null) {
                    sent.skipLast();
                    continue;
                }
            }
            staging.add(staged(line.get(), common, seenIn, language));
        }
        sent.requireSome();
    }

    private StagedLine staged(RequestLine line, Holder common, Map<String, Integer> seenIn, Locale language) {
        try {
            var asked = reader.asked(line, common);
            var domain = asked.domain().name().ascii();
            if (seenIn.putIfAbsent(domain, line.number()) instanceof Integer before) {
                throw ProblemException.invalid(Violation.of("/domain", "DOMAIN_REPEATED", null, before));
            }
            return StagedLine.accepted(line.number(), asked.reference(), domain, json.write(asked.entry()));
        } catch (ProblemException refused) {
            var problem = problems.describe(refused, language, TraceContext.id());
            return StagedLine.refused(line.number(), reader.referenceOf(line), problem);
        }
    }
}

package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.inspection.core.cleanuplists.ListedFiling;
import cn.icpfiling.inspection.tabular.SheetRow;
import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.operation.Staging;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Stages the rows of a list. A line is not named by what it is about: nothing of a filing that is not ours is kept. */
@ApplicationScoped
class StageRows {
    private final StoredJson json;
    private final Problems problems;

    StageRows(StoredJson json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    void handle(ListSheet sheet, LoadRequest request, Locale language, Staging staging) {
        var seenIn = new HashMap<String, Integer>();
        sheet.rows(row -> staging.add(staged(sheet, request, row, seenIn, language)));
    }

    private StagedLine staged(
            ListSheet sheet, LoadRequest request, SheetRow row, Map<String, Integer> seenIn, Locale language) {
        try {
            var filing = ReadRow.of(sheet, request, row);
            if (seenIn.putIfAbsent(key(filing, request.kind()), row.line()) instanceof Integer before) {
                throw ProblemException.invalid(Violation.of("", CleanUpFault.ROW_REPEATED.name(), null, before));
            }
            return StagedLine.accepted(row.line(), null, null, json.write(filing));
        } catch (ProblemException refused) {
            return StagedLine.refused(row.line(), null, problems.describe(refused, language, TraceContext.id()));
        }
    }

    private static String key(ListedFiling filing, CleanUpKind kind) {
        if (kind == CleanUpKind.EMPTY_SUBJECT) {
            return filing.subjectNumber();
        }
        return filing.serviceNumber() == null
                ? filing.subjectNumber() + " " + String.join(" ", filing.domains())
                : filing.serviceNumber();
    }
}

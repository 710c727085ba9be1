package cn.icpfiling.filing.review;

import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds faults in the reasons of a decision. It runs after the check of the state, and a refusal stores nothing. */
final class DecisionFaults {

    private static final Set<String> CATALOGUE = ReasonCatalogue.bundled().of(ReasonCatalogue.Family.REVIEW);

    private DecisionFaults() {}

    static void refuse(boolean reasonsNeeded, List<ProviderDecision.DecisionReason> reasons) {
        var broken = new ArrayList<Violation>();
        if (reasonsNeeded && reasons.isEmpty()) {
            broken.add(Violation.of("/reasons", "REASONS_MISSING", null));
        }
        if (!reasonsNeeded && !reasons.isEmpty()) {
            broken.add(Violation.of("/reasons", "REASONS_NOT_EXPECTED", null));
        }
        for (var i = 0; i < reasons.size(); i++) {
            if (!CATALOGUE.contains(reasons.get(i).code())) {
                broken.add(Violation.of("/reasons/" + i + "/code", "REASON_UNKNOWN", null, List.copyOf(CATALOGUE)));
            } else if (!OrderPointers.fits(reasons.get(i).code(), reasons.get(i).pointer())) {
                broken.add(Violation.of("/reasons/" + i + "/pointer", "POINTER_UNKNOWN", null));
            }
        }
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }
}

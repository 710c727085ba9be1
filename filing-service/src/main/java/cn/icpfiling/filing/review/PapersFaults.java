package cn.icpfiling.filing.review;

import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds faults in a decision on papers. It runs after the check of the state, and a refusal stores nothing. */
final class PapersFaults {

    private static final Set<String> CATALOGUE = ReasonCatalogue.bundled().of(ReasonCatalogue.Family.REVIEW);

    private PapersFaults() {}

    static void refuse(PapersDecision decision) {
        var broken =
                decision.decision() == PapersDecision.Decision.ACCEPT ? ofAccepting(decision) : ofRefusing(decision);
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }

    private static List<Violation> ofAccepting(PapersDecision decision) {
        var broken = new ArrayList<Violation>();
        if (decision.ground() == null) {
            broken.add(Violation.of("/ground", "GROUND_MISSING", null));
        }
        if (!decision.reasons().isEmpty()) {
            broken.add(Violation.of("/reasons", "REASONS_NOT_EXPECTED", null));
        }
        return broken;
    }

    private static List<Violation> ofRefusing(PapersDecision decision) {
        var broken = new ArrayList<Violation>();
        if (decision.ground() != null) {
            broken.add(Violation.of("/ground", "GROUND_NOT_EXPECTED", null));
        }
        if (decision.reasons().isEmpty()) {
            broken.add(Violation.of("/reasons", "REASONS_MISSING", null));
        }
        for (var i = 0; i < decision.reasons().size(); i++) {
            if (!CATALOGUE.contains(decision.reasons().get(i).code())) {
                broken.add(Violation.of("/reasons/" + i + "/code", "REASON_UNKNOWN", null, List.copyOf(CATALOGUE)));
            }
        }
        return broken;
    }
}

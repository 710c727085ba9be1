package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** A person who files for themselves is also the principal. */
final class PersonIsItsOwnPrincipal implements FilingRule {

    @Override
    public String id() {
        return "F-012";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var principal = facts.principals().get("/subject/principal");
        if (!facts.isPerson() || principal.certificateNumber() == null) {
            return List.of();
        }
        var broken = new ArrayList<Violation>();
        var own = facts.identity().certificateNumber().strip();
        if (!own.equalsIgnoreCase(principal.certificateNumber().strip())) {
            broken.add(Violation.of("/subject/principal/certificateNumber", "PERSON_IS_NOT_PRINCIPAL", id()));
        }
        if (facts.subject().name() != null
                && principal.name() != null
                && !facts.subject().name().strip().equals(principal.name().strip())) {
            broken.add(Violation.of("/subject/principal/name", "PERSON_IS_NOT_PRINCIPAL", id()));
        }
        return broken;
    }
}

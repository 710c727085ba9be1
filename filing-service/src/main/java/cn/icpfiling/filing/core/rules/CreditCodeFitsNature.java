package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * The department that issued a credit code registers subjects of this nature (GB 32100: its first two characters). The
 * table of departments and natures (rules/code-tables.yaml) is inferred (docs/trade.md 5.2), so this rule refuses no order. It warns the
 * applicant and the reviewer. So do departments that the standard does not name: amendments may have added them.
 */
final class CreditCodeFitsNature implements FilingRule {

    /** The departments of the standard: establishment of bodies, civil affairs, market regulation, others. */
    private static final String DEPARTMENTS = "159Y";

    @Override
    public String id() {
        return "F-005";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return List.of();
    }

    @Override
    public List<Violation> warn(OrderFacts facts) {
        var identity = facts.identity();
        if (!Gaps.isThere(identity.certificateNumber())) {
            return List.of();
        }
        var code = Uscc.check(identity.certificateNumber());
        if (!code.isValid()) {
            return List.of();
        }
        if (DEPARTMENTS.indexOf(code.normalized().charAt(0)) < 0) {
            return List.of(Violation.of("/certificateNumber", "CREDIT_CODE_DEPARTMENT_UNKNOWN", id()));
        }
        var nature = facts.codes().naturesOfDepartments().get(code.normalized().substring(0, 2));
        return nature == null || nature == identity.nature()
                ? List.of()
                : List.of(Violation.of("/certificateNumber", "CREDIT_CODE_OF_ANOTHER_NATURE", id()));
    }
}

package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * The department that issued a credit code registers subjects of this nature (GB 32100: its first two characters). The
 * table of departments and natures (rules/code-tables.yaml) is inferred (docs/trade.md 5.2), so this rule refuses no order. It warns the
 * applicant and the reviewer. It says nothing of a department that the table does not have: amendments add departments, 3 for law firms
 * among them.
 */
final class CreditCodeFitsNature implements FilingRule {

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
        var nature = facts.codes().naturesOfDepartments().get(code.normalized().substring(0, 2));
        return nature == null || nature == identity.nature()
                ? List.of()
                : List.of(Violation.of("/certificateNumber", "CREDIT_CODE_OF_ANOTHER_NATURE", id()));
    }
}

package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Map;

/**
 * The department that issued a credit code registers subjects of this nature (GB 32100: its first two characters). The
 * table of departments and natures is inferred (docs/trade.md 5.2), so this rule refuses no order. It warns the
 * applicant and the reviewer. A department that the table does not name gives no warning.
 */
final class CreditCodeFitsNature implements FilingRule {

    private static final int ENTERPRISE = 4;
    private static final Map<String, Integer> NATURE_OF =
            Map.of("11", 2, "12", 3, "51", 6, "52", 9, "53", 10, "91", ENTERPRISE, "92", ENTERPRISE, "93", ENTERPRISE);

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
        var nature = code.isValid() ? NATURE_OF.get(code.normalized().substring(0, 2)) : null;
        return nature == null || nature == identity.nature()
                ? List.of()
                : List.of(Violation.of("/certificateNumber", "CREDIT_CODE_OF_ANOTHER_NATURE", id()));
    }
}

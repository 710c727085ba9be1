package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Map;

/**
 * A credit code was given out by a department that registers sponsors of this nature (GB 32100: its first two characters). Which
 * department registers which nature no source says in so many words (docs/trade.md 5.2, an inference), so it refuses nobody: who files and
 * who reviews are told. Departments that the table does not name say nothing.
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

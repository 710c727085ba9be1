package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Every pre-approval is in the table. */
final class PreApprovalsAreKnown implements FilingRule {

    @Override
    public String id() {
        return "F-041";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return Flags.unknown(
                "/service/preApprovals",
                facts.service().preApprovals(),
                facts.codes().preApprovals(),
                false,
                id(),
                "pre-approvals");
    }
}

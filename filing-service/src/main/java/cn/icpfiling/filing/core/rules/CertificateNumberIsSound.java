package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The subject's certificate number is well formed and its check digits are right. */
final class CertificateNumberIsSound implements FilingRule {

    @Override
    public String id() {
        return "F-003";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var identity = facts.identity();
        return NumberFaults.of(
                "/certificateNumber", identity.certificateType(), identity.certificateNumber(), id(), facts);
    }
}

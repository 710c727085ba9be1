package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * The subject's certificate number is well formed and its check digits are right. A wrong check digit of an
 * organisation refuses no order: credit codes of the first months have such digits and are valid. Applicant and
 * reviewer get a warning, and the applicant confirms the number at the type check. Then the business register or a
 * reviewer decides.
 */
final class CertificateNumberIsSound implements FilingRule {

    @Override
    public String id() {
        return "F-003";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return faults(facts).stream()
                .filter(fault -> isPerson(facts) || !NumberFaults.isOfCheckDigit(fault))
                .toList();
    }

    @Override
    public List<Violation> warn(OrderFacts facts) {
        return faults(facts).stream()
                .filter(fault -> !isPerson(facts) && NumberFaults.isOfCheckDigit(fault))
                .toList();
    }

    private List<Violation> faults(OrderFacts facts) {
        var identity = facts.identity();
        return NumberFaults.of(
                "/certificateNumber", identity.certificateType(), identity.certificateNumber(), id(), facts);
    }

    private static boolean isPerson(OrderFacts facts) {
        return facts.identity().nature() == CodeTables.PERSON;
    }
}

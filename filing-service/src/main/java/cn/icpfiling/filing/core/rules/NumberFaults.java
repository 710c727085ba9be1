package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.Check.Fault;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** All faults of a certificate's number. */
public final class NumberFaults {

    /** The number has the form of before the certificates were merged into one. */
    public static final String OLD_FORM = "SPONSOR_CERT_NO.THREE_IN_ONE";

    private NumberFaults() {}

    static List<Violation> of(String pointer, int certificateType, String number, String rule, OrderFacts facts) {
        if (!Gaps.isThere(number)) {
            return List.of();
        }
        return facts.codes().formOf(certificateType).check(number, facts.today()).faults().stream()
                .map(fault -> Violation.of(pointer, code(fault), rule))
                .toList();
    }

    static boolean isOfCheckDigit(Violation fault) {
        return fault.code().equals(Fault.CHECK_DIGIT.name()) || fault.code().equals(Fault.INNER_CHECK.name());
    }

    private static String code(Fault fault) {
        return fault == Fault.LEGACY_FORM ? OLD_FORM : fault.name();
    }
}

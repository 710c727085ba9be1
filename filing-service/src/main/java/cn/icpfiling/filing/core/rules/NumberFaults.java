package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.catalogue.NumberForm;
import cn.icpfiling.platform.identifier.Check.Fault;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** All faults of a certificate's number. */
public final class NumberFaults {

    /** The number has the form of before the certificates were merged into one. */
    private static final String BEFORE_THREE_IN_ONE = "SPONSOR_CERT_NO.THREE_IN_ONE";

    private NumberFaults() {}

    static List<Violation> of(String pointer, int certificateType, String number, String rule, OrderFacts facts) {
        if (!Gaps.isThere(number)) {
            return List.of();
        }
        var form = facts.codes().formOf(certificateType);
        return form.check(number, facts.today()).faults().stream()
                .map(fault -> fault == Fault.LEGACY_FORM && form == NumberForm.RESIDENT_ID
                        ? Violation.of(pointer, "ID_OF_FIRST_GENERATION", rule)
                        : Violation.of(pointer, code(fault), rule))
                .toList();
    }

    /** Whether the number is well formed, of a form that is no longer issued. */
    public static boolean isOfOldForm(Violation fault) {
        return fault.code().equals(BEFORE_THREE_IN_ONE) || fault.code().equals("ID_OF_FIRST_GENERATION");
    }

    static boolean isOfCheckDigit(Violation fault) {
        return fault.code().equals(Fault.CHECK_DIGIT.name()) || fault.code().equals(Fault.INNER_CHECK.name());
    }

    private static String code(Fault fault) {
        return fault == Fault.LEGACY_FORM ? BEFORE_THREE_IN_ONE : fault.name();
    }
}

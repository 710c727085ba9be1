package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.Uscc;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * If the province does not accept a change of the certificate's number, or not to a credit code, the filing is
 * deregistered and filed again.
 */
public final class CertificateIsKept {

    private CertificateIsKept() {}

    /** @param changed whether the order gives the subject another certificate than the one on record */
    public static List<Violation> check(OrderFacts facts, boolean changed) {
        return changed
                        && (facts.province().forbidsChangeOfCertificateNumber()
                                || facts.province().forbidsNewCreditCode() && hasCreditCode(facts))
                ? List.of(Violation.of(
                        "/certificateNumber",
                        "CERTIFICATE_CHANGE_NOT_TAKEN_BY_PROVINCE",
                        RuleParameter.CHANGE_OF_CERTIFICATE_NUMBER.rule().orElseThrow()))
                : List.of();
    }

    private static boolean hasCreditCode(OrderFacts facts) {
        return !facts.isPerson()
                && Uscc.check(facts.identity().certificateNumber()).isValid();
    }
}

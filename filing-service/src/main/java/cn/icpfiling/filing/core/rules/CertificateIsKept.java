package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * If the province does not accept a change of the certificate's number, the filing is deregistered and filed again
 * (R-031).
 */
public final class CertificateIsKept {

    private CertificateIsKept() {}

    /** @param changed whether the order gives the subject another certificate than the one on record */
    public static List<Violation> check(ProvinceRules province, boolean changed) {
        return changed && province.forbidsChangeOfCertificateNumber()
                ? List.of(Violation.of(
                        "/certificateNumber",
                        "CERTIFICATE_CHANGE_NOT_TAKEN_BY_PROVINCE",
                        RuleParameter.CHANGE_OF_CERTIFICATE_NUMBER.rule().orElseThrow()))
                : List.of();
    }
}

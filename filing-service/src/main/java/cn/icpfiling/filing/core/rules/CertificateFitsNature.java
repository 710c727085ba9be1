package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Subjects of this nature can have a certificate of this type. */
public final class CertificateFitsNature implements FilingRule {

    /** Only filings of the old platform have the type (docs/trade.md 4.2); the next order states a present certificate. */
    public static final String HISTORIC = "CERTIFICATE_TYPE_HISTORIC";

    @Override
    public String id() {
        return "F-002";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var identity = facts.identity();
        if (!facts.codes().natures().contains(identity.nature())) {
            return List.of(Violation.of("/nature", "NATURE_UNKNOWN", id()));
        }
        if (facts.codes().isHistoric(identity.nature(), identity.certificateType())) {
            return List.of(Violation.of("/certificateType", HISTORIC, id()));
        }
        return facts.codes().allows(identity.nature(), identity.certificateType())
                ? List.of()
                : List.of(Violation.of("/certificateType", "CERTIFICATE_TYPE_NOT_ALLOWED", id()));
    }
}

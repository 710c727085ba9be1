package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** A principal's certificate is a person's. */
final class PrincipalsHavePersonalCertificates implements FilingRule {

    @Override
    public String id() {
        return "F-013";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return facts.principals().entrySet().stream()
                .filter(principal -> principal.getValue().certificateType() != null)
                .filter(principal -> !facts.codes()
                        .allows(CodeTables.PERSON, principal.getValue().certificateType()))
                .map(principal ->
                        Violation.of(principal.getKey() + "/certificateType", "CERTIFICATE_TYPE_NOT_ALLOWED", id()))
                .toList();
    }
}

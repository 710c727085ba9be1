package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query to the authority's register, by domain or by certificate.
 *
 * @param conditionType the interface's number for the kind of condition
 * @param condition the domain or the certificate's number; never printed
 */
public record StatusQuery(int conditionType, String condition) {
    private static final int DOMAIN = 0;

    private static final Set<Integer> CERTIFICATES = Vocabulary.bundled().askableCertificateTypes();

    public static StatusQuery domain(String domain) {
        return new StatusQuery(DOMAIN, domain);
    }

    /** Empty if the interface has no query for this type of certificate. */
    public static Optional<StatusQuery> certificate(int certificateType, String number) {
        return CERTIFICATES.contains(certificateType)
                ? Optional.of(new StatusQuery(certificateType, number))
                : Optional.empty();
    }

    /** The ways in which the condition may stand in the register, ours first. */
    List<String> notations(CodeTables codes) {
        return conditionType == DOMAIN
                ? List.of(condition)
                : codes.formOf(conditionType).notations(condition);
    }

    @Override
    public String toString() {
        return "StatusQuery[" + conditionType + "]";
    }
}

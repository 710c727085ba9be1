package cn.icpfiling.filing.authority;

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

    /** Certificate types that the interface has a query for (docs/trade.md 4.2), with the same numbers there. */
    private static final Set<Integer> CERTIFICATES = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    public static StatusQuery domain(String domain) {
        return new StatusQuery(DOMAIN, domain);
    }

    /** Empty if the interface has no query for this type of certificate. */
    public static Optional<StatusQuery> certificate(int certificateType, String number) {
        return CERTIFICATES.contains(certificateType)
                ? Optional.of(new StatusQuery(certificateType, number))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "StatusQuery[" + conditionType + "]";
    }
}

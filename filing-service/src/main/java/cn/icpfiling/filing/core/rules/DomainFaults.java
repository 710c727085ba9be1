package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The faults in the form of a domain. */
final class DomainFaults {

    private DomainFaults() {}

    static List<Violation> of(String pointer, String domain, String rule) {
        try {
            var name = DomainName.parse(domain);
            if (name.isPublicSuffix()) {
                return List.of(Violation.of(pointer, "DOMAIN_IS_SUFFIX", rule));
            }
            return name.equals(name.registrable())
                    ? List.of()
                    : List.of(Violation.of(
                            pointer,
                            "DOMAIN_NOT_REGISTRABLE",
                            rule,
                            name.registrable().unicode()));
        } catch (IllegalArgumentException notADomain) {
            return List.of(Violation.of(pointer, "DOMAIN_MALFORMED", rule));
        }
    }

    /** Whether the host is the domain or a subdomain of it. */
    static boolean under(String host, String domain) {
        try {
            var above = DomainName.parse(domain).ascii();
            var name = DomainName.parse(host).ascii();
            return name.equals(above) || name.endsWith("." + above);
        } catch (IllegalArgumentException notADomain) {
            return false;
        }
    }

    static boolean same(String one, String other) {
        try {
            return DomainName.parse(one).equals(DomainName.parse(other));
        } catch (IllegalArgumentException notADomain) {
            return false;
        }
    }
}

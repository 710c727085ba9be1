package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.refusal.Fields;

/** Checks that several operations on the register share. */
final class RegisterFields {

    private static final int LONGEST_DOMAIN = 253;

    private RegisterFields() {}

    static void domain(String pointer, String domain, Fields fields) {
        fields.required(pointer, domain, LONGEST_DOMAIN);
        if (domain != null && !domain.isBlank()) {
            fields.check(isDomain(domain), pointer, "WRONG_FORM", pointer + " is not a domain name");
        }
    }

    static boolean isDomain(String domain) {
        try {
            DomainName.parse(domain);
            return true;
        } catch (IllegalArgumentException notADomain) {
            return false;
        }
    }
}

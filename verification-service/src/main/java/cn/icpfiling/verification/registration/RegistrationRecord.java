package cn.icpfiling.verification.registration;

import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The record of a registry or registrar about a name, as far as the answer shows it. A value that is missing,
 * contradictory or garbled is null or left out here, so that no rule can rest on it.
 *
 * @param name A-labels
 * @param statuses in the words of RDAP (RFC 8056), lower case
 * @param registrar null if the answer names none
 */
public record RegistrationRecord(
        String name,
        Dates dates,
        Set<String> statuses,
        Registrar registrar,
        RegistrantHint registrant,
        Delegation delegation,
        Origin origin) {

    /**
     * The RDAP status of a name that the registry renewed automatically. Its holder may not have paid for the renewal.
     */
    public static final String RENEWED_BY_REGISTRY = "auto renew period";

    public RegistrationRecord {
        statuses = Set.copyOf(statuses);
    }

    /**
     * @param registrarExpires end of the registrar's own term with the holder; {@code expires} is the registry's date
     */
    public record Dates(Instant registered, Instant changed, Instant expires, Instant registrarExpires) {}

    /** @param nameServers lower case, in the order of the answer */
    public record Delegation(List<String> nameServers, Signing signing) {
        public Delegation {
            nameServers = List.copyOf(nameServers);
        }
    }

    public enum Signing {
        SIGNED,
        UNSIGNED,
        NOT_TOLD
    }

    /**
     * The origin of the answer.
     *
     * @param conformance the specifications that the server names (RFC 9083, 4.1); empty in WHOIS
     * @param redacted the names of the redacted fields (RFC 9537)
     * @param asOf when the server's own copy was made; null if the server does not say
     * @param registrarAt location of the registrar's own record: a host for WHOIS, a URL for RDAP; null if not given
     */
    public record Origin(Set<String> conformance, Set<String> redacted, Instant asOf, String registrarAt) {
        public Origin {
            conformance = Set.copyOf(conformance);
            redacted = Set.copyOf(redacted);
        }
    }

    public boolean isRenewedByRegistry() {
        return statuses.contains(RENEWED_BY_REGISTRY);
    }

    /**
     * Returns the registry's record with the end date and the registrant of the registrar's record. The end date is
     * used only if both name the same registrar: a former registrar still shows a date that no longer counts.
     */
    public RegistrationRecord withTermOf(RegistrationRecord registrars) {
        var end = isOfSameRegistrar(registrars) ? registrars.dates.registrarExpires() : null;
        return new RegistrationRecord(
                name,
                new Dates(dates.registered(), dates.changed(), dates.expires(), end),
                statuses,
                registrar,
                registrars.registrant,
                delegation,
                origin);
    }

    private boolean isOfSameRegistrar(RegistrationRecord other) {
        return registrar != null
                && other.registrar != null
                && registrar.ianaId() != null
                && registrar.ianaId().equals(other.registrar.ianaId());
    }

    /** Returns the facts that the rules read. */
    public Registration facts() {
        return new Registration(dates.expires(), dates.registrarExpires(), registrar, statuses);
    }

    /** The registrant is personal data and must not reach a log. */
    @Override
    public String toString() {
        return "RegistrationRecord[" + name + "]";
    }
}

package cn.icpfiling.verification.registration;

import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a registry, or a registrar, holds of a name, as far as it tells. What it does not tell, tells twice in two ways, or tells
 * in letters that are broken, is null or missing here, so that no rule can rest on it.
 *
 * @param name A-labels
 * @param statuses in the words of RDAP (RFC 8056), lower case
 * @param registrar null when it is not told
 */
public record RegistrationRecord(
        String name,
        Dates dates,
        Set<String> statuses,
        Registrar registrar,
        RegistrantHint registrant,
        Delegation delegation,
        Origin origin) {

    /** The words of RDAP for a name that the registry has renewed by itself, and whose holder may not have paid for it. */
    public static final String RENEWED_BY_REGISTRY = "auto renew period";

    public RegistrationRecord {
        statuses = Set.copyOf(statuses);
    }

    /** @param registrarExpires when the registrar's own term with the holder ends; registries tell their own */
    public record Dates(Instant registered, Instant changed, Instant expires, Instant registrarExpires) {}

    /** @param nameServers lower case, in the order told */
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
     * How the answer came to be.
     *
     * @param conformance what the server says it keeps to (RFC 9083, 4.1); empty in WHOIS
     * @param redacted the names of what was left out (RFC 9537)
     * @param asOf when the server's own copy was made, null when it is not told
     * @param registrarAt where the registrar's own record is: a host for WHOIS, an address for RDAP; null when it is not told
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
     * The registry's record with the one thing that only the registrar knows. A registrar that has lost the name to another goes
     * on showing the end of a term that means nothing any more.
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

    /** What the rules look at. */
    public Registration facts() {
        return new Registration(dates.expires(), dates.registrarExpires(), registrar, statuses);
    }

    /** The registrant is somebody: never in a log. */
    @Override
    public String toString() {
        return "RegistrationRecord[" + name + "]";
    }
}

package cn.icpfiling.verification.core.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * What the registry holds of a domain.
 *
 * @param expiresAt null when the registry does not say
 * @param registrarsTermEndsAt when the registrar's own term with the holder ends; null when nobody asked for it, or was told
 * @param registrar null when the registry does not say
 * @param statuses in the words of RDAP, lower case
 */
public record Registration(Instant expiresAt, Instant registrarsTermEndsAt, Registrar registrar, Set<String> statuses) {

    static final String RENEWED_BY_REGISTRY = "auto renew period";
    static final String IN_REDEMPTION = "redemption period";
    static final String ABOUT_TO_BE_DELETED = "pending delete";

    private static final Set<String> HOLDS = Set.of("client hold", "server hold");
    private static final String INACTIVE = "inactive";

    public Registration {
        statuses = Set.copyOf(statuses);
    }

    public Registration(Instant expiresAt, Registrar registrar, Set<String> statuses) {
        this(expiresAt, null, registrar, statuses);
    }

    /** Kept out of the DNS and without name servers: its term runs, but its holder has lost the use of it. */
    boolean isOnHoldAndInactive() {
        return statuses.contains(INACTIVE) && !Collections.disjoint(statuses, HOLDS);
    }

    /** The term that its holder has paid: of a name that the registry renewed by itself the registrar's; null when nobody told. */
    public Instant endsForHolderAt() {
        return statuses.contains(RENEWED_BY_REGISTRY) ? registrarsTermEndsAt : expiresAt;
    }
}

package cn.icpfiling.verification.core.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * A registry's facts about a domain.
 *
 * @param expiresAt null if the registry does not say
 * @param registrarsTermEndsAt when the registrar's own term with the holder ends; null if it was not asked for, or not
 *     given
 * @param registrar null if the registry does not say
 * @param statuses in the words of RDAP, lower case
 */
public record Registration(Instant expiresAt, Instant registrarsTermEndsAt, Registrar registrar, Set<String> statuses) {

    static final String RENEWED_BY_REGISTRY = "auto renew period";
    static final String IN_REDEMPTION = "redemption period";
    static final String BEING_RESTORED = "pending restore";
    static final String ABOUT_TO_BE_DELETED = "pending delete";

    private static final Set<String> HOLDS = Set.of("client hold", "server hold");
    private static final String INACTIVE = "inactive";

    public Registration {
        statuses = Set.copyOf(statuses);
    }

    public Registration(Instant expiresAt, Registrar registrar, Set<String> statuses) {
        this(expiresAt, null, registrar, statuses);
    }

    /** The registrar can still restore the domain, or does so. */
    boolean isRestorable() {
        return statuses.contains(IN_REDEMPTION) || statuses.contains(BEING_RESTORED);
    }

    /** The domain is kept out of the DNS and has no name servers. Its term runs, but its holder cannot use it. */
    boolean isOnHoldAndInactive() {
        return statuses.contains(INACTIVE) && !Collections.disjoint(statuses, HOLDS);
    }

    /**
     * Returns the end of the term that the holder has paid. For a name that the registry renewed automatically, this is
     * the registrar's term; null if not known.
     */
    public Instant endsForHolderAt() {
        return statuses.contains(RENEWED_BY_REGISTRY) ? registrarsTermEndsAt : expiresAt;
    }
}

package cn.icpfiling.verification.core.rules;

import java.time.Instant;
import java.util.Set;

/**
 * What the registry holds of a domain.
 *
 * @param expiresAt null when the registry does not say
 * @param registrar null when the registry does not say
 * @param statuses in the words of RDAP, lower case
 */
public record Registration(Instant expiresAt, Registrar registrar, Set<String> statuses) {
    public Registration {
        statuses = Set.copyOf(statuses);
    }
}

package cn.icpfiling.inspection.core.networks;

import java.time.Instant;
import java.util.UUID;

/**
 * The head of a provider's list.
 *
 * @param name of the provider, as other providers may read it
 * @param version number of changes so far
 */
public record NetworkList(UUID provider, String name, long version, Instant changedAt) {

    /** The provider that runs this platform. Partners have the ids that account-service gave them. */
    public static final UUID OWN_PROVIDER = new UUID(0, 0);
}

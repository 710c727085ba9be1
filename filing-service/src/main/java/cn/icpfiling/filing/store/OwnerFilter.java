package cn.icpfiling.filing.store;

import java.util.Set;
import java.util.UUID;

/**
 * Whose things a list shows: the holder's, or those of the partner's customers. Null matches all.
 *
 * @param services that a member of the holder's account sees; null for all
 */
public record OwnerFilter(UUID holder, UUID partner, Set<UUID> services) {

    public static final OwnerFilter ANYBODYS = new OwnerFilter(null, null);

    public OwnerFilter(UUID holder, UUID partner) {
        this(holder, partner, null);
    }
}

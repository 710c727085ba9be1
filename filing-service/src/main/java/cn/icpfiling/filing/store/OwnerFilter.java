package cn.icpfiling.filing.store;

import java.util.UUID;

/** Whose things a list shows: the holder's, or those of the partner's customers. Null matches all. */
public record OwnerFilter(UUID holder, UUID partner) {

    public static final OwnerFilter ANYBODYS = new OwnerFilter(null, null);
}

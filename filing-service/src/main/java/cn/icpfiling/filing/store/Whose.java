package cn.icpfiling.filing.store;

import java.util.UUID;

/** Whose things a list shows: the holder's, or those of the partner's customers. Null matches all. */
public record Whose(UUID holder, UUID partner) {

    public static final Whose ANYBODYS = new Whose(null, null);
}

package cn.icpfiling.platform.auditchain;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry's place in the chain.
 *
 * @param number from 1, without gaps
 * @param hash HMAC over the hash before, the number, the times and the whole entry
 * @param chainedAt the database's clock, never earlier than in the link before
 */
public record Link(long number, UUID entryId, int keyId, byte[] hash, Instant chainedAt) {

    /** The start of the chain, before the first link. */
    public static final Link NONE = new Link(0, null, 0, new byte[32], Instant.EPOCH);
}

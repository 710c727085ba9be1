package cn.icpfiling.legacy.rows;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is stored of the things that a chunk of rows names.
 *
 * @param rows the stored rows with the ids of the chunk
 * @param owners which row has a unique key
 * @param accounts old accounts that exist
 * @param filings filings that exist
 * @param sites sites that exist, with the filing of each
 * @param children how many sites the filings, or domains the sites, have that the chunk adds to; none is left out
 */
public record ChunkFacts(
        Map<UUID, StoredRow> rows,
        Map<UniqueKey, UUID> owners,
        Set<UUID> accounts,
        Map<UUID, StoredFiling> filings,
        Map<UUID, UUID> sites,
        Map<UUID, Integer> children) {

    /**
     * A stored row of the chunk's kind.
     *
     * @param parent the filing or site that it belongs to, or null
     * @param ofThisLoad whether this load stored it
     * @param isTouched whether this platform changed it since it was loaded, so that a load must not
     */
    public record StoredRow(UUID checksum, UUID parent, boolean ofThisLoad, boolean isTouched) {}

    /**
     * @param number digest of its number
     * @param isGiven whether it was given to an account, or is about to be
     */
    public record StoredFiling(UUID number, boolean isGiven) {}
}

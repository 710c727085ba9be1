package cn.icpfiling.legacy.core;

import java.time.Instant;
import java.util.UUID;

/**
 * A file of a load, and how far its rows are stored.
 *
 * @param kind name of its kind
 * @param encoding as its sender says, else as its first bytes decided; null until they are read
 * @param total bytes of the whole file
 * @param received bytes that have arrived
 * @param fault why it was refused as a whole, or null
 * @param object where its bytes lie; null for a file that was uploaded
 */
public record LegacyLoadFile(
        UUID id,
        UUID loadId,
        String kind,
        int ordinal,
        State state,
        String encoding,
        long total,
        long received,
        String sha256,
        Instant expiresAt,
        Instant loadingAt,
        Instant endedAt,
        String fault,
        Long faultLine,
        Rows rows,
        FileObject object) {

    /** Where a file stands. */
    public enum State {
        ARRIVING,
        READY,
        LOADED,
        UNREADABLE,
        CANCELLED
    }

    /** Counts of rows. Each row that was read is one of the other four. */
    public record Rows(long read, long fresh, long changed, long same, long aside) {
        public static final Rows NONE = new Rows(0, 0, 0, 0, 0);

        public Rows plus(Rows more) {
            return new Rows(
                    read + more.read, fresh + more.fresh, changed + more.changed, same + more.same, aside + more.aside);
        }
    }
}

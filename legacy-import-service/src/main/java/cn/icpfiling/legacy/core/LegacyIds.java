package cn.icpfiling.legacy.core;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The id of a row, made from the id that it had on the old platform. So a value can be encrypted for its row before the
 * row is stored, a file can name a row of another file, and a repeated load meets the same row.
 */
public final class LegacyIds {

    private LegacyIds() {}

    public static UUID account(String legacyId) {
        return of("legacy_accounts", legacyId);
    }

    public static UUID filing(String legacyId) {
        return of("legacy_filings", legacyId);
    }

    public static UUID site(String legacyId) {
        return of("legacy_sites", legacyId);
    }

    public static UUID order(String legacyId) {
        return of("legacy_orders", legacyId);
    }

    public static UUID paper(String legacyId) {
        return of("legacy_papers", legacyId);
    }

    /** Makes a name-based UUID of version 3 from the table and the old id. */
    private static UUID of(String table, String legacyId) {
        return UUID.nameUUIDFromBytes((table + "|" + legacyId).getBytes(StandardCharsets.UTF_8));
    }
}

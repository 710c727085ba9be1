package cn.icpfiling.legacy.rows;

import cn.icpfiling.legacy.core.LegacyIds;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a row that was set aside says of itself and of its filing, as far as it can be read. Each is the id that a sound row would
 * have.
 *
 * @param row the row's own id, by which a corrected row is known; null if it cannot be read
 * @param filing the filing that misses the row; null if the row names none or only its site, or if nothing of it is handed over
 * @param site the site whose filing misses the row, for a row that names no filing; null otherwise
 */
public record RowKeys(UUID row, UUID filing, UUID site) {
    private static final RowKeys NONE = new RowKeys(null, null, null);

    public static RowKeys of(LoadKind kind, RawRow raw) {
        // Its values may stand in the columns of others: an id read there would hold another filing back.
        return raw.fault() == FaultCode.ROW_MALFORMED ? NONE : of(kind, new Fields(raw, kind, Instant.EPOCH));
    }

    private static RowKeys of(LoadKind kind, Fields fields) {
        return switch (kind) {
            case ACCOUNTS -> own(id(fields.id("account_id"), LegacyIds::account));
            case SUBJECTS -> {
                var filing = id(fields.id("subject_id"), LegacyIds::filing);
                yield new RowKeys(filing, filing, null);
            }
            case SITES ->
                new RowKeys(
                        id(fields.id("site_id"), LegacyIds::site),
                        id(fields.id("subject_id"), LegacyIds::filing),
                        null);
            case DOMAINS ->
                new RowKeys(
                        id(fields.domain("domain"), UniqueKey::digest),
                        null,
                        id(fields.id("site_id"), LegacyIds::site));
            // An order is not handed over, and is stored for a filing that an account has, too.
            case ORDERS -> own(id(fields.id("order_id"), LegacyIds::order));
            case PAPERS -> {
                var filing = id(fields.id("subject_id"), LegacyIds::filing);
                yield new RowKeys(
                        id(fields.id("paper_id"), LegacyIds::paper),
                        filing,
                        filing == null ? id(fields.id("site_id"), LegacyIds::site) : null);
            }
        };
    }

    private static RowKeys own(UUID row) {
        return new RowKeys(row, null, null);
    }

    private static UUID id(String text, Function<String, UUID> id) {
        return text == null ? null : id.apply(text);
    }
}

package cn.icpfiling.legacy.rows;

import cn.icpfiling.legacy.core.LegacyIds;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a row shows data of when it is shown in clear, by the id that the object has once it is stored. So its trace has reads from before
 * that, too.
 */
public record ShownObject(Type type, UUID id) {

    /** The names are the types of the objects in the audit. */
    public enum Type {
        LEGACY_FILING,
        LEGACY_SITE,
        LEGACY_ACCOUNT
    }

    /** Empty for a row that names no object, or whose values may stand in the columns of others. */
    public static Optional<ShownObject> of(LoadKind kind, RawRow raw) {
        if (raw.fault() == FaultCode.ROW_MALFORMED) {
            return Optional.empty();
        }
        var fields = new Fields(raw, kind, Instant.EPOCH);
        return named(kind, fields, "subject_id", Type.LEGACY_FILING, LegacyIds::filing)
                .or(() -> named(kind, fields, "site_id", Type.LEGACY_SITE, LegacyIds::site))
                .or(() -> named(kind, fields, "account_id", Type.LEGACY_ACCOUNT, LegacyIds::account));
    }

    private static Optional<ShownObject> named(
            LoadKind kind, Fields fields, String column, Type type, Function<String, UUID> id) {
        return Optional.ofNullable(kind.place(column) < 0 ? null : fields.id(column))
                .map(text -> new ShownObject(type, id.apply(text)));
    }
}

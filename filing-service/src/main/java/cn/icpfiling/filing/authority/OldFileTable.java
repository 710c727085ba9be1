package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * The contents of files to and from the authority that were kept long enough. Their rows stay for ever, so no statement may read those of
 * the past: the oldest content goes first, and the next look begins at the newest file that has none.
 */
@ApplicationScoped
class OldFileTable {

    /** Files of a state, and the column that says how old they are. */
    enum Kind {
        SENT("authority_uploads", "sent_at"),
        TAKEN("authority_downloads", "received_at"),
        /** Files that a person set aside: few, and each at an age of its own, so all are looked at. */
        SET_ASIDE("authority_downloads", "received_at");

        private final String table;
        private final String age;

        Kind(String table, String age) {
            this.table = table;
            this.age = age;
        }

        /** Reads backwards from that age and ends at the first file without content. */
        String newestWithout() {
            return "SELECT " + age + " FROM " + table + " WHERE state = ? AND " + age
                    + " < ? AND content IS NULL ORDER BY " + age + " DESC LIMIT 1";
        }

        String forget() {
            return "UPDATE " + table + " SET content = NULL WHERE state = ? AND " + age + " >= ? AND " + age
                    + " < ? AND content IS NOT NULL ORDER BY " + age + " LIMIT ?";
        }
    }

    private final Sql sql;

    OldFileTable(Sql sql) {
        this.sql = sql;
    }

    /** Returns a moment before which no file has content: that of the newest old file without any. */
    Instant oldestKept(Kind kind, Instant before) {
        return kind == Kind.SET_ASIDE
                ? Instant.EPOCH
                : sql.first(row -> UploadBatches.instant(row, 1), kind.newestWithout(), kind.name(), before)
                        .orElse(Instant.EPOCH);
    }

    /** Deletes the oldest contents; returns how many. */
    int forget(Kind kind, Instant from, Instant before, int most) {
        return sql.update(kind.forget(), kind.name(), from, before, most);
    }
}

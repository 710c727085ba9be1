package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;

/** What loads and refusals did with filings on each day of Beijing. Each act is counted in its own transaction, and stays counted. */
@ApplicationScoped
public class DayCountTable {

    private final Sql sql;

    DayCountTable(Sql sql) {
        this.sql = sql;
    }

    /** What happened to a filing. Its claim or import stands in its own row, which keeps its day. */
    public enum What {
        LOADED,
        /** By a later load, which had another row. */
        CHANGED,
        REFUSED
    }

    /** @param checksums of the filings, as they are after the act */
    public void add(What what, Collection<byte[]> checksums, Instant at) {
        if (checksums.isEmpty()) {
            return;
        }
        var sum = checksums.stream()
                .mapToLong(checksum -> ByteBuffer.wrap(checksum).getLong())
                .reduce(0, (one, other) -> one ^ other);
        sql.update(
                "INSERT INTO legacy_day_counts (day, what, filings, checksum)"
                        + " VALUES (?, ?, ?, CAST(CONV(?, 16, 10) AS UNSIGNED)) ON DUPLICATE KEY UPDATE"
                        + " filings = filings + VALUES(filings), checksum = checksum ^ VALUES(checksum)",
                at.atZone(LegalTime.ZONE).toLocalDate(),
                what.name(),
                checksums.size(),
                Long.toHexString(sum));
    }
}

package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordOrigin;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Reads;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Reads filed subjects to show them, outside any transaction, with the columns that are shown and no others. */
@Singleton
public class SubjectsOnShow {

    private static final String BY_ID = """
            SELECT id, holder, partner, subject_number, province, city, county, nature, certificate_type,
              certificate_number, content, status, filed_at, ended_at, ended_by, version, origin, imported_at
            FROM subjects WHERE id = ?""";

    private final Reads reads;

    SubjectsOnShow(Reads reads) {
        this.reads = reads;
    }

    public Optional<SubjectOnShow> find(UUID id) {
        return reads.row(id, SubjectsOnShow::subject, BY_ID);
    }

    private static SubjectOnShow subject(ResultSet row) throws SQLException {
        return new SubjectOnShow(
                id(row.getBytes(1)),
                id(row.getBytes(2)),
                id(row.getBytes(3)),
                row.getString(4),
                new Region(row.getString(5), row.getString(6), row.getString(7)),
                row.getInt(8),
                row.getInt(9),
                row.getBytes(10),
                row.getBytes(11),
                RecordStatus.valueOf(row.getString(12)),
                at(row.getObject(13, LocalDateTime.class)),
                at(row.getObject(14, LocalDateTime.class)),
                by(row.getString(15)),
                row.getLong(16),
                RecordOrigin.valueOf(row.getString(17)),
                at(row.getObject(18, LocalDateTime.class)));
    }

    private static UUID id(byte[] column) {
        return column == null ? null : Binary.toUuid(column);
    }

    private static Instant at(LocalDateTime column) {
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }

    private static RecordEnd.By by(String column) {
        return column == null ? null : RecordEnd.By.valueOf(column);
    }
}

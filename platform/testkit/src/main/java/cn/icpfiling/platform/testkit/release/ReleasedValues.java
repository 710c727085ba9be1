package cn.icpfiling.platform.testkit.release;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.IndexedColumns;
import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.personaldata.BlindValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;

/** Reads each stored value of a release as today's code does. */
public final class ReleasedValues {
    private final Connection connection;
    private final BlindIndex index;
    private final FieldCipher fields;
    private final StreamCipher files;

    ReleasedValues(Connection connection, Path keys, String name) {
        this.connection = connection;
        this.index = BlindIndex.reading(keys, name);
        this.fields = FieldCipher.reading(keys, name);
        this.files = StreamCipher.reading(keys, name);
    }

    /**
     * @param seen how many values or rows were looked at
     * @param faults those that today's code does not read as they were written, by their places; none of their content
     */
    public record Look(int seen, List<String> faults) {}

    /** The blind index under the release's keys. */
    public BlindIndex index() {
        return index;
    }

    /** Opens each value of each encrypted column. */
    public Look opened(EncryptedColumns service) throws SQLException {
        var seen = 0;
        var faults = new ArrayList<String>();
        for (var column : service.columns()) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT " + column.row() + ", " + column.column() + " FROM "
                            + column.table() + " WHERE " + column.column() + " IS NOT NULL")) {
                while (rows.next()) {
                    seen++;
                    try {
                        open(column, rows);
                    } catch (IOException | RuntimeException sealed) {
                        faults.add(column.place() + ": " + sealed.getMessage());
                    }
                }
            }
        }
        return new Look(seen, faults);
    }

    private String open(EncryptedColumn column, ResultSet row) throws SQLException, IOException {
        var bound = row.getBytes(1);
        if (column.boundTable() != null) {
            return fields.decrypt(column.boundTable(), column.boundColumn(), Binary.toUuid(bound), row.getBytes(2));
        }
        try (var plain = files.decrypting(new ByteArrayInputStream(row.getBytes(2)), bound)) {
            return Integer.toString(plain.readAllBytes().length);
        }
    }

    /**
     * Computes each blind index anew from the value that it finds, as a caller's question does.
     *
     * @param service made with {@link #index()}
     */
    public Look found(IndexedColumns service) throws SQLException, IOException {
        var seen = 0;
        var faults = new ArrayList<String>();
        for (var pair : service.pairs()) {
            var column = pair.encrypted();
            var stored = pair.index();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT " + column.row() + ", " + column.column() + ", "
                            + (pair.kind() == null ? "NULL" : pair.kind()) + ", " + stored + ", " + stored + "_b FROM "
                            + column.table() + " WHERE " + column.column() + " IS NOT NULL AND " + stored
                            + " IS NOT NULL")) {
                while (rows.next()) {
                    seen++;
                    var asked = pair.made().of(open(column, rows), rows.getString(3));
                    if (!asked.matches(BlindValue.in(rows.getBytes(4), rows.getBytes(5)))) {
                        faults.add(column.table() + "." + stored + " of " + Binary.toUuid(rows.getBytes(1)));
                    }
                }
            }
        }
        return new Look(seen, faults);
    }

    /** Reads each row of each entity, with the names, types and converters of today's mapping. */
    public Look read(SessionFactory entities) {
        var seen = 0;
        var faults = new ArrayList<String>();
        for (var entity : entities.getMetamodel().getEntities()) {
            try (var session = entities.withOptions().connection(connection).openSession()) {
                seen += session.createSelectionQuery("from " + entity.getName(), entity.getJavaType())
                        .getResultList()
                        .size();
            } catch (HibernateException | IllegalArgumentException unread) {
                faults.add(entity.getName() + ": " + unread.getMessage());
            }
        }
        return new Look(seen, faults);
    }
}

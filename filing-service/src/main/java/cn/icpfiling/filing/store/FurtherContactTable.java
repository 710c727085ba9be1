package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Reads;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The further contact of an imported filing, which the old platform's form had beside the principals and today's form does not have. It
 * stands on record until a granted change enters the subject anew.
 */
@Singleton
public class FurtherContactTable {

    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {};
    private static final String OF_SUBJECT = "SELECT id, contacts FROM imported_filings WHERE subject_id = ?";

    private final Sql sql;
    private final Reads reads;
    private final FieldCipher cipher;

    FurtherContactTable(Sql sql, Reads reads, FieldCipher cipher) {
        this.sql = sql;
        this.reads = reads;
        this.cipher = cipher;
    }

    private record Stored(UUID id, byte[] contacts) {}

    /** Reads the contact to show it, outside any transaction; empty for every subject of an order. */
    public Optional<Person> shown(UUID subject) {
        return reads.row(subject, FurtherContactTable::stored, OF_SUBJECT).flatMap(this::opened);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Person> of(UUID subject) {
        return sql.first(FurtherContactTable::stored, OF_SUBJECT, subject).flatMap(this::opened);
    }

    /** Deletes the contact: a granted change has entered the subject in today's form. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID subject) {
        sql.update("UPDATE imported_filings SET contacts = NULL WHERE subject_id = ?", subject);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Binary.toUuid(row.getBytes(1)), row.getBytes(2));
    }

    private Optional<Person> opened(Stored stored) {
        return stored.contacts() == null
                ? Optional.empty()
                : JsonText.readList(
                                cipher.decrypt(ImportedFilingTable.TABLE, "contacts", stored.id(), stored.contacts()),
                                PEOPLE)
                        .stream()
                        .findFirst();
    }
}

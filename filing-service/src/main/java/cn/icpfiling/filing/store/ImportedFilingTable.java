package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperLoss;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Filings of the old platform and their papers. The row of a filing is the folder of its papers before it is registered; its lock
 * orders the uploads, the registration and the deletion of papers that no filing adopted.
 */
@ApplicationScoped
public class ImportedFilingTable {

    static final String TABLE = "imported_filings";

    /** A registration tells no more lost papers one by one. */
    private static final int MOST_LOST = 1000;

    private static final TypeReference<List<MaterialKind>> KINDS = new TypeReference<>() {};
    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {};
    private static final TypeReference<List<LostPaper>> LOST = new TypeReference<>() {};
    private static final String ROW =
            "SELECT id, legacy_id, account, way, product, subject_id, imported_at, missing_papers, lost_papers"
                    + " FROM imported_filings WHERE ";

    private final Sql sql;
    private final FieldCipher cipher;

    ImportedFilingTable(Sql sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /**
     * A filing of the old platform.
     *
     * @param registered null for a folder of papers whose filing is not registered yet
     */
    public record Row(UUID id, String legacyId, Registered registered) {}

    /**
     * What a filing became.
     *
     * @param lostPapers null if the registration named the kinds alone
     */
    public record Registered(
            UUID account,
            String way,
            String product,
            UUID subject,
            Instant at,
            List<MaterialKind> missingPapers,
            List<LostPaper> lostPapers) {

        /** The paper of the id on the old platform, if the registration told that it is lost. */
        public Optional<LostPaper> lost(String legacyId) {
            return lostPapers == null
                    ? Optional.empty()
                    : lostPapers.stream()
                            .filter(paper -> legacyId.equals(paper.legacyId()))
                            .findFirst();
        }

        /** A kind of which no other paper is lost is not missing any more; a full list may have left out another one. */
        private Registered without(LostPaper found) {
            var left = lostPapers.stream().filter(paper -> paper != found).toList();
            var kindIsThere =
                    lostPapers.size() < MOST_LOST && left.stream().noneMatch(paper -> paper.kind() == found.kind());
            var missing = missingPapers.stream()
                    .filter(kind -> !(kindIsThere && kind == found.kind()))
                    .toList();
            return new Registered(account, way, product, subject, at, missing, left);
        }
    }

    /**
     * A paper that could not be taken over.
     *
     * @param legacyId null for one of which only the kind is known
     * @param service null for a paper of the subject
     */
    public record LostPaper(String legacyId, MaterialKind kind, PaperLoss loss, UUID service) {}

    /** @param service null for a paper of the subject */
    public record AdoptedPaper(String legacyId, UUID material, UUID service) {}

    /**
     * What is stored of a filing's registration beside its records.
     *
     * @param contacts the further contacts of the old form
     */
    public record Told(String legacyId, String way, String product, List<Person> contacts) {

        @Override
        public String toString() {
            return "Told[" + legacyId + "]";
        }
    }

    /**
     * A paper as it is stored.
     *
     * @param service null for a paper of the subject
     */
    public record StoredPaper(String legacyId, MaterialKind kind, String sha256, UUID service) {}

    /** A paper that waits for its filing, or belongs to it. */
    public record Paper(String legacyId, UUID material, String sha256) {}

    /** Locks the filing until the end of the caller's transaction; makes its row if there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Row lock(String legacyId, Instant now) {
        sql.update(
                "INSERT INTO imported_filings (id, legacy_id, touched_at) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE legacy_id = VALUES(legacy_id)",
                Ids.next(),
                legacyId,
                now);
        return sql.first(ImportedFilingTable::row, ROW + "legacy_id = ? FOR UPDATE", legacyId)
                .orElseThrow();
    }

    /** Returns the filing that became the subject; empty for a subject of an order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Row> ofSubject(UUID subject) {
        return sql.first(ImportedFilingTable::row, ROW + "subject_id = ?", subject);
    }

    /** Returns the papers of the filing that became the subject, in the order in which they were stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<AdoptedPaper> adoptedBy(UUID subject) {
        return sql.list(
                row -> {
                    var service = row.getBytes(3);
                    return new AdoptedPaper(
                            row.getString(1),
                            Binary.toUuid(row.getBytes(2)),
                            service == null ? null : Binary.toUuid(service));
                },
                "SELECT p.legacy_id, p.material_id, p.service_id FROM imported_filings f"
                        + " JOIN imported_papers p ON p.import_id = f.id WHERE f.subject_id = ? ORDER BY p.material_id",
                subject);
    }

    /** Locks a folder whose last paper came before that time; empty if it was registered or used again meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> lockWaiting(UUID id, Instant before) {
        return sql.first(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM imported_filings WHERE id = ? AND waiting_since < ? FOR UPDATE",
                id,
                before);
    }

    /** Returns folders whose last paper came before that time, longest waiting first. Locks none of them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> waitingSince(Instant before, int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM imported_filings WHERE waiting_since < ? ORDER BY waiting_since, id LIMIT ?",
                before,
                limit);
    }

    /**
     * @param sum of the numbers and domains, for the comparison with the service that handed the filing over
     * @param contacts as JSON; null for none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void registered(UUID id, Registered what, String sum, String contacts) {
        sql.update(
                "UPDATE imported_filings SET account = ?, way = ?, product = ?, subject_id = ?, imported_at = ?,"
                        + " missing_papers = ?, lost_papers = ?, registered_sum = ?, contacts = ? WHERE id = ?",
                what.account(),
                what.way(),
                what.product(),
                what.subject(),
                what.at(),
                JsonText.write(what.missingPapers()),
                what.lostPapers() == null ? null : JsonText.write(what.lostPapers()),
                sum,
                contacts == null ? null : cipher.encrypt(TABLE, "contacts", id, contacts),
                id);
    }

    /** Reads what {@link #registered} has stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Told told(UUID id) {
        return sql.first(
                        row -> new Told(
                                row.getString(1), row.getString(2), row.getString(3), people(id, row.getBytes(4))),
                        "SELECT legacy_id, way, product, contacts FROM imported_filings WHERE id = ?",
                        id)
                .orElseThrow();
    }

    /** Stores the keyed sums of what is stored, with the name of their key. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sumsAre(UUID id, String key, String content, String papers) {
        sql.update(
                "UPDATE imported_filings SET sum_key_id = ?, content_sum = ?, papers_sum = ? WHERE id = ?",
                key,
                content,
                papers,
                id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<Paper> papersOf(UUID id) {
        return sql.list(
                row -> new Paper(row.getString(1), Binary.toUuid(row.getBytes(2)), row.getString(3)),
                "SELECT legacy_id, material_id, sha256 FROM imported_papers WHERE import_id = ? ORDER BY material_id",
                id);
    }

    /** Returns the papers of the filing as they are stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<StoredPaper> storedPapers(UUID id) {
        return sql.list(
                row -> {
                    var service = row.getBytes(4);
                    return new StoredPaper(
                            row.getString(1),
                            MaterialKind.valueOf(row.getString(2)),
                            row.getString(3),
                            service == null ? null : Binary.toUuid(service));
                },
                "SELECT p.legacy_id, m.kind, p.sha256, p.service_id FROM imported_papers p"
                        + " JOIN materials m ON m.id = p.material_id WHERE p.import_id = ?",
                id);
    }

    /** Returns the paper by its id and that of its filing on the old platform. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Paper> paper(String legacyFiling, String legacyPaper) {
        return sql.first(
                row -> new Paper(row.getString(1), Binary.toUuid(row.getBytes(2)), row.getString(3)),
                "SELECT p.legacy_id, p.material_id, p.sha256 FROM imported_filings f"
                        + " JOIN imported_papers p ON p.import_id = f.id WHERE f.legacy_id = ? AND p.legacy_id = ?",
                legacyFiling,
                legacyPaper);
    }

    /** Stores the paper in place of the one of the same id, and that the folder was used now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID id, Paper paper, Instant now) {
        sql.update(
                "INSERT INTO imported_papers (import_id, legacy_id, material_id, sha256) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE material_id = VALUES(material_id), sha256 = VALUES(sha256)",
                id,
                paper.legacyId(),
                paper.material(),
                paper.sha256());
        sql.update("UPDATE imported_filings SET touched_at = ? WHERE id = ?", now, id);
    }

    /** @param service null for a paper of the subject */
    @Transactional(Transactional.TxType.MANDATORY)
    public void adopted(UUID id, String paper, UUID service) {
        sql.update(
                "UPDATE imported_papers SET service_id = ? WHERE import_id = ? AND legacy_id = ?", service, id, paper);
    }

    /** Gives a paper that came after the registration, and that {@link #keep} stored, to what it was lost for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void arrived(Row filing, LostPaper found) {
        var left = filing.registered().without(found);
        adopted(filing.id(), found.legacyId(), found.service());
        sql.update(
                "UPDATE imported_filings SET missing_papers = ?, lost_papers = ? WHERE id = ?",
                JsonText.write(left.missingPapers()),
                JsonText.write(left.lostPapers()),
                filing.id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID id, String paper) {
        sql.update("DELETE FROM imported_papers WHERE import_id = ? AND legacy_id = ?", id, paper);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(UUID id) {
        sql.update("DELETE FROM imported_papers WHERE import_id = ?", id);
        sql.update("DELETE FROM imported_filings WHERE id = ?", id);
    }

    /** Returns the partner whose customer the account is, as far as this service was told; empty if there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> partnerOf(UUID account) {
        return sql.first(
                row -> Binary.toUuid(row.getBytes(1)), "SELECT partner FROM customers WHERE account = ?", account);
    }

    private List<Person> people(UUID id, byte[] contacts) {
        return contacts == null
                ? List.of()
                : JsonText.readList(cipher.decrypt(TABLE, "contacts", id, contacts), PEOPLE);
    }

    private static Row row(ResultSet row) throws SQLException {
        var subject = row.getBytes(6);
        return new Row(
                Binary.toUuid(row.getBytes(1)),
                row.getString(2),
                subject == null
                        ? null
                        : new Registered(
                                Binary.toUuid(row.getBytes(3)),
                                row.getString(4),
                                row.getString(5),
                                Binary.toUuid(subject),
                                row.getObject(7, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                JsonText.readList(row.getString(8), KINDS),
                                row.getString(9) == null ? null : JsonText.readList(row.getString(9), LOST)));
    }
}

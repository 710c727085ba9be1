package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.FilingNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The tables of downloads. A file is identified by name and digest, a record by order and content, and each is applied
 * once. Both are committed before the file is acknowledged, so no acknowledged file can be lost.
 */
@ApplicationScoped
class Downloads {
    /** Where a look at those that wait begins. */
    static final UUID BEFORE_ALL = new UUID(0, 0);

    static final String OPEN =
            "SELECT r.id, r.state, r.place FROM (SELECT id, state, received_at, download_id, order_id, position,"
                    + " ROW_NUMBER() OVER (PARTITION BY state ORDER BY CASE WHEN state = 'WAITING' THEN id END,"
                    + " received_at, download_id, order_id IS NULL, position) AS place FROM authority_results"
                    + " WHERE state = 'RECEIVED' OR (state = 'WAITING' AND id > ?)) r WHERE r.place <= ?"
                    + " ORDER BY r.received_at, r.download_id, r.order_id IS NULL, r.position";

    private static final String TABLE = "authority_results";

    private final Sql sql;
    private final EncryptedFiles files;
    private final FieldCipher cipher;

    Downloads(Sql sql, EncryptedFiles files, FieldCipher cipher) {
        this.sql = sql;
        this.files = files;
        this.cipher = cipher;
    }

    enum State {
        /** Stored, not yet applied. */
        RECEIVED,
        /** Valid but too early for its order; tried again. */
        WAITING,
        APPLIED,
        /** Said before, or not needed any more. */
        PASSED_OVER,
        /** Does not fit; a member of staff must look. */
        UNRESOLVED,
        /** A member of staff looked and set the record aside. */
        SET_ASIDE
    }

    /**
     * Records to be tried.
     *
     * @param next behind which of those that wait the next look begins
     */
    record Open(List<UUID> records, UUID next) {}

    /** A stored record. */
    record StoredResult(
            UUID id,
            UUID download,
            UUID order,
            String group,
            byte[] digest,
            String content,
            State state,
            int attempts) {
        @Override
        public String toString() {
            return "StoredResult[" + id + ", " + group + "]";
        }
    }

    boolean known(DownloadedFile file) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM authority_downloads WHERE file_name = ? AND digest = ?",
                        file.name(),
                        file.digest())
                .isPresent();
    }

    /** Stores file and records in one transaction. */
    void store(DownloadedFile file, List<DownloadXml.Entry> entries, DownloadXml xml, Instant at) {
        UnitOfWork.in(() -> {
            var download = insertFile(file, "TAKEN", at);
            for (var position = 0; position < entries.size(); position++) {
                var entry = entries.get(position);
                var id = Ids.next();
                var content = entry.record().canonical();
                var result = xml.result(entry);
                sql.update(
                        "INSERT INTO authority_results (id, download_id, position, group_name, order_id, subject_number, "
                                + "digest, content, state, attempts, received_at) "
                                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', 0, ?)",
                        id,
                        download,
                        position,
                        shortened(entry.group(), 32),
                        result.order(),
                        endedSubject(result),
                        sha256(entry.group() + content),
                        cipher.encrypt(TABLE, "content", id, content),
                        at);
            }
            return download;
        });
    }

    /** The number by which {@code ToldEndTable} finds the record; null if it is no end, or one that an order of ours asked for. */
    private static String endedSubject(AuthorityResult result) {
        return result instanceof AuthorityResult.Deregistered ended && ended.order() == null
                ? FilingNumber.tryParse(ended.subjectNumber())
                        .map(number -> number.subject().toString())
                        .orElse(null)
                : null;
    }

    /** Stores a file with a correct digest but unreadable content, for a member of staff. */
    void storeUnreadable(DownloadedFile file, Instant at) {
        UnitOfWork.in(() -> insertFile(file, "UNREADABLE", at));
    }

    private UUID insertFile(DownloadedFile file, String state, Instant at) {
        var id = Ids.next();
        sql.update(
                "INSERT INTO authority_downloads (id, file_name, digest, state, content, received_at) "
                        + "VALUES (?, ?, ?, ?, ?, ?)",
                id,
                file.name(),
                file.digest(),
                state,
                files.encrypt(id, file.zipped()),
                at);
        return id;
    }

    void acknowledged(DownloadedFile file, Instant at) {
        sql.update(
                "UPDATE authority_downloads SET acknowledged_at = ? WHERE file_name = ? AND digest = ?",
                at,
                file.name(),
                file.digest());
    }

    /**
     * Records that are not applied yet, in the order of arrival. A file has its records by group and not by time, so those about no order
     * come last in it: a record that the authority ended is there to be ended only after its grant.
     *
     * @param after of those that wait for their order, the ones behind this one: however many wait, each has its turn
     * @param limit of those that wait for their order, and of the others; each kind leaves the other its places
     */
    Open open(UUID after, int limit) {
        var next = new AtomicReference<>(BEFORE_ALL);
        var records = sql.list(
                row -> {
                    var id = Binary.toUuid(row.getBytes(1));
                    if (row.getString(2).equals(State.WAITING.name()) && row.getInt(3) == limit) {
                        next.set(id);
                    }
                    return id;
                },
                OPEN,
                after,
                limit);
        return new Open(records, next.get());
    }

    private static final String RECORDS = "SELECT id, download_id, order_id, group_name, digest, content, state, "
            + "attempts FROM authority_results ";

    /** Returns the record, locked until the transaction ends. */
    StoredResult locked(UUID id) {
        return sql.first(this::result, RECORDS + "WHERE id = ? FOR UPDATE", id).orElseThrow();
    }

    /** Returns the other open records of the same file, order and group, locked. */
    List<StoredResult> lockedBeside(StoredResult result) {
        return sql.list(
                this::result,
                RECORDS + "WHERE order_id = ? AND download_id = ? AND group_name = ? AND id <> ? "
                        + "AND state IN ('RECEIVED', 'WAITING') ORDER BY position FOR UPDATE",
                result.order(),
                result.download(),
                result.group(),
                result.id());
    }

    private StoredResult result(ResultSet row) throws SQLException {
        var id = Binary.toUuid(row.getBytes(1));
        var order = row.getBytes(3);
        return new StoredResult(
                id,
                Binary.toUuid(row.getBytes(2)),
                order == null ? null : Binary.toUuid(order),
                row.getString(4),
                row.getBytes(5),
                cipher.decrypt(TABLE, "content", id, row.getBytes(6)),
                State.valueOf(row.getString(7)),
                row.getInt(8));
    }

    /** When a record with the same content about the same order was last applied. */
    Optional<Instant> appliedBefore(StoredResult result) {
        return result.order() == null
                ? Optional.empty()
                : sql.first(
                        row -> UploadBatches.instant(row, 1),
                        "SELECT settled_at FROM authority_results WHERE order_id = ? AND digest = ? AND id <> ? "
                                + "AND state = 'APPLIED' ORDER BY settled_at DESC LIMIT 1",
                        result.order(),
                        result.digest(),
                        result.id());
    }

    void settled(UUID id, State state, String reason, Instant at) {
        sql.update(
                "UPDATE authority_results SET state = ?, reason = ?, settled_at = ? WHERE id = ?",
                state.name(),
                reason == null ? null : shortened(reason, 64),
                state == State.WAITING ? null : at,
                id);
    }

    /** Counts a failure that was rolled back; returns the number so far. A record that waits for its order has not failed. */
    int failed(UUID id) {
        sql.update("UPDATE authority_results SET attempts = attempts + 1 WHERE id = ?", id);
        var attempts = sql.first(row -> row.getInt(1), "SELECT attempts FROM authority_results WHERE id = ?", id);
        return attempts.orElse(0);
    }

    long unresolved() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT (SELECT COUNT(*) FROM authority_results WHERE state = 'UNRESOLVED') + "
                                + "(SELECT COUNT(*) FROM authority_downloads WHERE state = 'UNREADABLE')")
                .orElse(0L);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

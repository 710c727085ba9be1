package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The table of batches. At most one is PREPARED, because the interface takes one file after the other. */
@ApplicationScoped
class UploadBatches {
    private static final String COLUMNS = "SELECT id, sequence_no, file_name, content, attempts, refusals, "
            + "next_attempt_at, sent_at IS NOT NULL FROM authority_uploads ";

    private static final int ROWS_AT_ONCE = 500;

    private final Sql sql;
    private final EncryptedFiles files;

    UploadBatches(Sql sql, EncryptedFiles files) {
        this.sql = sql;
        this.files = files;
    }

    /** An order that waits for a batch. */
    record Waiting(UUID order, int submission, boolean suspect) {}

    /** Returns approved orders outside any batch, longest waiting first, without those on hold. */
    List<Waiting> waiting(int limit) {
        return sql.list(
                row -> new Waiting(Binary.toUuid(row.getBytes(1)), row.getInt(2), row.getBoolean(3)),
                "SELECT o.id, o.submission, h.order_id IS NOT NULL FROM orders o LEFT JOIN authority_holds h "
                        + "ON h.order_id = o.id AND h.submission = o.submission "
                        + "WHERE o.state = 'AWAITING_SUBMISSION' AND o.upload_batch IS NULL "
                        + "AND (h.held IS NULL OR h.held = FALSE) ORDER BY o.changed_at, o.id LIMIT ?",
                limit);
    }

    Optional<UploadBatch> open() {
        return sql.first(this::batch, COLUMNS + "WHERE state = 'PREPARED' ORDER BY sequence_no LIMIT 1");
    }

    /** Returns a file that the authority took before; the authority may need it again. */
    Optional<UploadBatch> sent(long sequence) {
        return sql.first(
                this::batch, COLUMNS + "WHERE sequence_no = ? AND state = 'SENT' AND content IS NOT NULL", sequence);
    }

    private UploadBatch batch(ResultSet row) throws SQLException {
        var id = Binary.toUuid(row.getBytes(1));
        return new UploadBatch(
                id,
                row.getLong(2),
                row.getString(3),
                files.decrypt(id, row.getBytes(4)),
                row.getInt(5),
                row.getInt(6),
                instant(row, 7),
                row.getBoolean(8));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    void insert(UploadBatch batch, List<Waiting> orders, Instant preparedAt) {
        sql.update(
                "INSERT INTO authority_uploads (id, sequence_no, file_name, state, content, attempts, refusals, "
                        + "next_attempt_at, prepared_at) VALUES (?, ?, ?, 'PREPARED', ?, 0, 0, ?, ?)",
                batch.id(),
                batch.sequence(),
                batch.fileName(),
                files.encrypt(batch.id(), batch.zipped()),
                batch.nextAttemptAt(),
                preparedAt);
        for (var from = 0; from < orders.size(); from += ROWS_AT_ONCE) {
            insertMembers(batch.id(), orders.subList(from, Math.min(orders.size(), from + ROWS_AT_ONCE)));
        }
    }

    private void insertMembers(UUID batch, List<Waiting> orders) {
        sql.update(
                "INSERT INTO authority_upload_orders (upload_id, order_id, submission) VALUES "
                        + listed("(?, ?, ?)", orders.size()),
                orders.stream()
                        .flatMap(order -> Stream.of(batch, order.order(), order.submission()))
                        .toArray());
    }

    private static String listed(String one, int count) {
        return String.join(", ", Collections.nCopies(count, one));
    }

    List<Waiting> ordersOf(UUID batch) {
        return sql.list(
                row -> new Waiting(Binary.toUuid(row.getBytes(1)), row.getInt(2), false),
                "SELECT order_id, submission FROM authority_upload_orders WHERE upload_id = ? ORDER BY order_id",
                batch);
    }

    /** Returns orders of the batch that did not move on yet. */
    List<UUID> unsettledOf(UUID batch, int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT m.order_id FROM authority_upload_orders m JOIN orders o ON o.id = m.order_id WHERE m.upload_id = ? "
                        + "AND o.state = 'AWAITING_SUBMISSION' AND o.upload_batch = m.upload_id ORDER BY m.order_id LIMIT ?",
                batch,
                limit);
    }

    /** Returns orders of a file that are not in its batch any more, which must not happen. */
    List<UUID> lostOf(UUID batch) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT m.order_id FROM authority_upload_orders m JOIN orders o ON o.id = m.order_id WHERE m.upload_id = ? "
                        + "AND NOT (o.state = 'AWAITING_SUBMISSION' AND o.upload_batch <=> m.upload_id)",
                batch);
    }

    /** The uploads of an order that the authority has or is about to get; not those that it refused as a whole. */
    UploadTimes timesOf(UUID order) {
        return new UploadTimes(sql.list(
                row -> instant(row, 1),
                "SELECT u.prepared_at FROM authority_upload_orders m JOIN authority_uploads u ON u.id = m.upload_id "
                        + "WHERE m.order_id = ? AND u.state IN ('PREPARED', 'SENT') ORDER BY u.prepared_at DESC",
                order));
    }

    /** Counts a send before it begins, so that after a crash the next send knows that the file may have arrived. */
    void offered(UUID batch) {
        sql.update("UPDATE authority_uploads SET attempts = attempts + 1 WHERE id = ?", batch);
    }

    void answered(UUID batch, String answer, boolean refused, Instant nextAttemptAt) {
        sql.update(
                "UPDATE authority_uploads SET last_answer = ?, refusals = refusals + ?, next_attempt_at = ? WHERE id = ?",
                answer,
                refused ? 1 : 0,
                nextAttemptAt,
                batch);
    }

    /** Sets another sequence for a file that was not taken under its first. */
    void renumbered(UUID batch, long sequence, byte[] zipped) {
        sql.update(
                "UPDATE authority_uploads SET sequence_no = ?, content = ?, attempts = 0 WHERE id = ? AND state = 'PREPARED'",
                sequence,
                files.encrypt(batch, zipped),
                batch);
    }

    /** Notes that the authority has the file. Runs in the caller's transaction; returns false if another runner was first. */
    boolean markTaken(UUID batch, Instant at) {
        return sql.update(
                        "UPDATE authority_uploads SET sent_at = ? WHERE id = ? AND state = 'PREPARED' AND sent_at IS NULL",
                        at,
                        batch)
                == 1;
    }

    /** Ends a batch that was taken and whose orders moved on. */
    void markSent(UUID batch) {
        sql.update(
                "UPDATE authority_uploads SET state = 'SENT' WHERE id = ? AND state = 'PREPARED' AND sent_at IS NOT NULL",
                batch);
    }

    /** Runs in the caller's transaction; returns false if another runner was first. */
    boolean markDissolved(UUID batch) {
        return sql.update(
                        "UPDATE authority_uploads SET state = 'DISSOLVED', sequence_no = NULL, content = NULL "
                                + "WHERE id = ? AND state = 'PREPARED' AND sent_at IS NULL",
                        batch)
                == 1;
    }

    /** From now on each order of the refused batch that is still in it goes alone. */
    void holdAll(UUID batch, boolean held, String code, String detail, Instant since) {
        sql.update(
                "INSERT INTO authority_holds (order_id, submission, held, code, detail, since) "
                        + "SELECT m.order_id, m.submission, ?, ?, ?, ? FROM authority_upload_orders m "
                        + "JOIN orders o ON o.id = m.order_id AND o.upload_batch = m.upload_id WHERE m.upload_id = ? "
                        + "ON DUPLICATE KEY UPDATE held = VALUES(held), code = VALUES(code), detail = VALUES(detail)",
                held,
                code,
                detail,
                since,
                batch);
    }

    /** From now on the order goes alone, or not at all if it is held. */
    void hold(UUID order, int submission, boolean held, String code, String detail, Instant since) {
        sql.update(
                "INSERT INTO authority_holds (order_id, submission, held, code, detail, since) VALUES (?, ?, ?, ?, ?, ?) "
                        + "ON DUPLICATE KEY UPDATE held = VALUES(held), code = VALUES(code), detail = VALUES(detail)",
                order,
                submission,
                held,
                code,
                detail,
                since);
    }

    /** Holds the order unless it is held already, for a reason that stays. */
    void holdUnlessHeld(UUID order, int submission, String code, Instant since) {
        sql.update(
                "INSERT INTO authority_holds (order_id, submission, held, code, detail, since) VALUES (?, ?, TRUE, ?, '', ?) "
                        + "ON DUPLICATE KEY UPDATE code = IF(held, code, VALUES(code)), detail = IF(held, detail, VALUES(detail)), "
                        + "since = IF(held, since, VALUES(since)), held = TRUE",
                order,
                submission,
                code,
                since);
    }

    /** Ends the hold of that reason; returns whether there was one. The order goes alone, as one that may have been refused before. */
    boolean endHold(UUID order, int submission, String code) {
        return sql.update(
                        "UPDATE authority_holds SET held = FALSE WHERE order_id = ? AND submission = ? AND code = ? AND held = TRUE",
                        order,
                        submission,
                        code)
                > 0;
    }

    /** Returns those of the orders that are on hold; the caller has locked them. */
    Set<UUID> heldAmong(Collection<UUID> orders) {
        return Set.copyOf(sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT h.order_id FROM authority_holds h JOIN orders o ON o.id = h.order_id AND o.submission = h.submission "
                        + "WHERE h.held = TRUE AND h.order_id IN (" + listed("?", orders.size()) + ")",
                orders.toArray()));
    }

    void noLongerHeld(List<UUID> orders) {
        sql.update(
                "DELETE FROM authority_holds WHERE order_id IN (" + listed("?", orders.size()) + ")", orders.toArray());
    }

    /** For the gauges: since when the oldest batch is open, and how many orders are on hold. */
    Optional<Instant> openSince() {
        return sql.first(
                row -> instant(row, 1), "SELECT prepared_at FROM authority_uploads WHERE state = 'PREPARED' LIMIT 1");
    }

    long held() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM authority_holds h JOIN orders o ON o.id = h.order_id "
                                + "AND o.submission = h.submission AND o.state = 'AWAITING_SUBMISSION' WHERE h.held = TRUE")
                .orElse(0L);
    }
}

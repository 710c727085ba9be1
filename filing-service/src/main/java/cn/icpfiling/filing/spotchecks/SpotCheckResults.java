package cn.icpfiling.filing.spotchecks;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The inspectors' results of the authority's tasks, with the authority's opinions on them. */
@ApplicationScoped
public class SpotCheckResults {

    static final String TABLE = "spot_check_results";
    private static final String RESULT = "SELECT r.id, c.task, r.round, r.answers, r.settled_at, r.alone "
            + "FROM spot_check_results r JOIN spot_checks c ON c.id = r.spot_check_id ";

    private static final TypeReference<Map<SpotCheckItem, Boolean>> ANSWERS = new TypeReference<>() {};

    private final Sql sql;
    private final FieldCipher cipher;

    SpotCheckResults(Sql sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /** A result that may have been sent to the authority; accepted is null until the authority decides. */
    record Sent(UUID id, UUID spotCheck, UUID subject, boolean sent, Boolean accepted) {}

    /** Stores a result once for each round, even if the event comes again; returns false if there is no such task. */
    boolean keep(UUID spotCheck, int round, Map<SpotCheckItem, Boolean> fits, Instant settledAt) {
        if (sql.first(row -> row.getInt(1), "SELECT 1 FROM spot_checks WHERE id = ?", spotCheck)
                .isEmpty()) {
            return false;
        }
        sql.update(
                "INSERT IGNORE INTO spot_check_results (id, spot_check_id, round, answers, settled_at) VALUES (?, ?, ?, ?, ?)",
                Ids.next(),
                spotCheck,
                round,
                JsonText.write(fits),
                settledAt);
        return true;
    }

    /** Returns results outside any batch, longest waiting first. */
    public List<SpotCheckResult> waiting(int limit) {
        return sql.list(
                SpotCheckResults::result, RESULT + "WHERE r.waits = 1 ORDER BY r.settled_at, r.id LIMIT ?", limit);
    }

    /** Runs in the caller's transaction; returns false if another runner was first. */
    public boolean joins(UUID result, UUID batch) {
        return sql.update("UPDATE spot_check_results SET upload_id = ? WHERE id = ? AND waits = 1", batch, result) == 1;
    }

    /** Records that the authority has the file. */
    public void sent(UUID batch, Instant at) {
        sql.update("UPDATE spot_check_results SET sent_at = ? WHERE upload_id = ? AND sent_at IS NULL", at, batch);
    }

    /**
     * Records that the authority refused the file. Several results then go one by one; a single one waits for a member
     * of staff. Returns how many there were.
     */
    public int refused(UUID batch, String why) {
        var count = sql.first(
                        row -> row.getInt(1), "SELECT COUNT(*) FROM spot_check_results WHERE upload_id = ?", batch)
                .orElse(0);
        sql.update(
                "UPDATE spot_check_results SET upload_id = NULL, alone = TRUE, held = ? WHERE upload_id = ? AND sent_at IS NULL",
                count == 1 ? why : null,
                batch);
        return count;
    }

    Optional<Sent> locked(String task, int round) {
        return sql.first(
                row -> new Sent(
                        Binary.toUuid(row.getBytes(1)),
                        Binary.toUuid(row.getBytes(2)),
                        Binary.toUuid(row.getBytes(3)),
                        row.getObject(4, LocalDateTime.class) != null,
                        row.getObject(5, Boolean.class)),
                "SELECT r.id, r.spot_check_id, c.subject_id, r.sent_at, r.accepted FROM spot_check_results r "
                        + "JOIN spot_checks c ON c.id = r.spot_check_id WHERE c.task = ? AND r.round = ? FOR UPDATE",
                task,
                round);
    }

    void decided(UUID result, boolean accepted, Instant at, String words) {
        sql.update(
                "UPDATE spot_check_results SET accepted = ?, decided_at = ?, opinion = ? WHERE id = ?",
                accepted,
                at,
                words.isEmpty() ? null : cipher.encrypt(TABLE, "opinion", result, words),
                result);
    }

    /** Returns the authority's opinion on the newest round; empty if there is none. */
    String opinion(UUID spotCheck) {
        return sql.first(
                        row -> {
                            var words = row.getBytes(2);
                            return words == null
                                    ? ""
                                    : cipher.decrypt(TABLE, "opinion", Binary.toUuid(row.getBytes(1)), words);
                        },
                        "SELECT id, opinion FROM spot_check_results WHERE spot_check_id = ? ORDER BY round DESC LIMIT 1",
                        spotCheck)
                .orElse("");
    }

    private static SpotCheckResult result(ResultSet row) throws SQLException {
        return new SpotCheckResult(
                Binary.toUuid(row.getBytes(1)),
                row.getString(2),
                row.getInt(3),
                JsonText.read(row.getString(4), ANSWERS),
                row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getBoolean(6));
    }
}

package cn.icpfiling.account.store;

import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextSource;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The texts of notices: their drafts and their versions. A version is only ever added, and marked if it is withdrawn in time. */
@ApplicationScoped
public class NoticeTextTable {

    private static final String VERSION =
            "SELECT text_id, number, digest, note, drafted_by, published_by, published_at, effective_from, withdrawn_by, withdrawn_at "
                    + "FROM notice_text_versions ";

    private final Sql sql;

    NoticeTextTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A draft, or a text without one.
     *
     * @param draft null if there is none; then note, author and time are null too
     * @param version counts the changes
     */
    public record Drafted(TextSource draft, String note, UUID by, Instant at, int version) {}

    /**
     * A version without its text.
     *
     * @param digest of a text of a release; null for one that an administrator published
     * @param withdrawnAt null unless it was withdrawn before it held
     */
    public record Version(
            UUID textId,
            int number,
            byte[] digest,
            String note,
            UUID draftedBy,
            UUID publishedBy,
            Instant publishedAt,
            Instant effectiveFrom,
            UUID withdrawnBy,
            Instant withdrawnAt) {

        public boolean isShipped() {
            return digest != null;
        }

        /** Whether an administrator published it, and it holds from its day on. */
        public boolean isPublished() {
            return !isShipped() && withdrawnAt == null;
        }
    }

    /** Makes the row of the text if there is none. */
    public void add(TextKey key) {
        sql.update(
                "INSERT INTO notice_texts (id, template, channel, language, version) VALUES (?, ?, ?, ?, 0) "
                        + "ON DUPLICATE KEY UPDATE version = version",
                key.id(),
                key.template().name(),
                key.channel().name(),
                key.language().name());
    }

    public Optional<Drafted> find(TextKey key) {
        return drafted(key, "");
    }

    /** Locks the text until the transaction ends. */
    public Optional<Drafted> locked(TextKey key) {
        return drafted(key, " FOR UPDATE");
    }

    private Optional<Drafted> drafted(TextKey key, String lock) {
        return sql.first(
                NoticeTextTable::drafted,
                "SELECT draft_subject, draft_text, draft_note, drafted_by, drafted_at, version FROM notice_texts WHERE id = ?"
                        + lock,
                key.id());
    }

    /** Ids of the texts that have a draft. */
    public List<UUID> drafts() {
        return sql.list(
                result -> Binary.toUuid(result.getBytes(1)),
                "SELECT id FROM notice_texts WHERE draft_text IS NOT NULL");
    }

    /** Replaces the draft. The caller holds the lock. */
    public void draft(TextKey key, TextSource draft, String note, UUID by, Instant now) {
        sql.update(
                "UPDATE notice_texts SET draft_subject = ?, draft_text = ?, draft_note = ?, drafted_by = ?, drafted_at = ?, "
                        + "version = version + 1 WHERE id = ?",
                draft.subject(),
                draft.text(),
                note,
                by,
                now,
                key.id());
    }

    /** Removes the draft. The caller holds the lock. */
    public void discard(TextKey key) {
        sql.update(
                "UPDATE notice_texts SET draft_subject = NULL, draft_text = NULL, draft_note = NULL, drafted_by = NULL, "
                        + "drafted_at = NULL, version = version + 1 WHERE id = ?",
                key.id());
    }

    /** Marks a version that does not hold yet. The caller holds the lock. */
    public void withdraw(TextKey key, int number, UUID by, Instant now) {
        sql.update(
                "UPDATE notice_text_versions SET withdrawn_by = ?, withdrawn_at = ? WHERE text_id = ? AND number = ?",
                by,
                now,
                key.id(),
                number);
        sql.update("UPDATE notice_texts SET version = version + 1 WHERE id = ?", key.id());
    }

    /** Makes the draft a version and removes it. The caller holds the lock. */
    public void publish(TextKey key, Drafted drafted, int number, UUID by, Instant now, Instant from) {
        sql.update(
                "INSERT INTO notice_text_versions (text_id, number, subject, text, note, drafted_by, published_by, published_at, "
                        + "effective_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                number,
                drafted.draft().subject(),
                drafted.draft().text(),
                drafted.note(),
                drafted.by(),
                by,
                now,
                from);
        discard(key);
    }

    /** Adds a text of a release. The caller holds the lock. */
    public void ship(TextKey key, TextSource source, byte[] digest, int number, Instant now) {
        sql.update(
                "INSERT INTO notice_text_versions (text_id, number, subject, text, digest, published_at, effective_from) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                number,
                source.subject(),
                source.text(),
                digest,
                now,
                now);
    }

    /** All versions of all texts, without the texts. */
    public List<Version> versions() {
        return sql.list(NoticeTextTable::version, VERSION + "ORDER BY text_id, number");
    }

    /** The versions of one text, the oldest first. */
    public List<Version> versions(TextKey key) {
        return sql.list(NoticeTextTable::version, VERSION + "WHERE text_id = ? ORDER BY number", key.id());
    }

    public Optional<TextSource> text(TextKey key, int number) {
        return sql.first(
                result -> new TextSource(result.getString(1), result.getString(2)),
                "SELECT subject, text FROM notice_text_versions WHERE text_id = ? AND number = ?",
                key.id(),
                number);
    }

    private static Drafted drafted(ResultSet result) throws SQLException {
        var text = result.getString(2);
        return new Drafted(
                text == null ? null : new TextSource(result.getString(1), text),
                result.getString(3),
                id(result, 4),
                instant(result, 5),
                result.getInt(6));
    }

    private static Version version(ResultSet result) throws SQLException {
        return new Version(
                id(result, 1),
                result.getInt(2),
                result.getBytes(3),
                result.getString(4),
                id(result, 5),
                id(result, 6),
                instant(result, 7),
                instant(result, 8),
                id(result, 9),
                instant(result, 10));
    }

    private static UUID id(ResultSet result, int column) throws SQLException {
        var bytes = result.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    private static Instant instant(ResultSet result, int column) throws SQLException {
        var at = result.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}

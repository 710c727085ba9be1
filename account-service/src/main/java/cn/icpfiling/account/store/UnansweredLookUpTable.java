package cn.icpfiling.account.store;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Since when the look-up of what a case names has had no answer, and since when filing-service refuses the contacts in the filing, both on
 * the business clock. A case whose source was looked up has an answer, although a replica of an earlier release that looked clears nothing.
 */
@ApplicationScoped
public class UnansweredLookUpTable {

    private static final String STILL = "ended_at IS NULL AND sought_at IS NULL";

    private final Sql sql;

    UnansweredLookUpTable(Sql sql) {
        this.sql = sql;
    }

    /** Joins the caller's transaction. The first one of several counts. It ends a row of refusals. */
    public void noAnswer(UUID theCase, Instant at) {
        sql.update(
                "UPDATE support_cases SET unanswered_since = COALESCE(unanswered_since, ?), contacts_refused_since ="
                        + " NULL WHERE id = ?",
                at,
                theCase);
    }

    /** Joins the caller's transaction. A refusal is no answer about the source either; the first one of a row counts. */
    public void contactsRefused(UUID theCase, Instant at) {
        sql.update(
                "UPDATE support_cases SET unanswered_since = COALESCE(unanswered_since, ?),"
                        + " contacts_refused_since = COALESCE(contacts_refused_since, ?) WHERE id = ?",
                at,
                at,
                theCase);
    }

    /** Joins the caller's transaction. */
    public void answered(UUID theCase) {
        sql.update(
                "UPDATE support_cases SET unanswered_since = NULL, contacts_refused_since = NULL"
                        + " WHERE id = ? AND unanswered_since IS NOT NULL",
                theCase);
    }

    /** Empty while there was an answer, and for a case that needs none any more. */
    public Optional<Instant> since(UUID theCase) {
        return first("SELECT unanswered_since FROM support_cases WHERE id = ? AND " + STILL, theCase);
    }

    /** Since when each try was refused the contacts; empty after any other outcome. */
    public Optional<Instant> contactsRefusedSince(UUID theCase) {
        return first("SELECT contacts_refused_since FROM support_cases WHERE id = ? AND " + STILL, theCase);
    }

    /** Since when the oldest open case of the kind has had no answer; empty if there is none. */
    public Optional<Instant> oldest(CaseKind kind) {
        return first(
                "SELECT MIN(unanswered_since) FROM support_cases WHERE unanswered_since IS NOT NULL AND kind = ? AND "
                        + STILL,
                kind.name());
    }

    private Optional<Instant> first(String query, Object parameter) {
        return sql.first(row -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)), query, parameter)
                .flatMap(found -> found)
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }
}

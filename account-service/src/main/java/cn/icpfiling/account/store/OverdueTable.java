package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Since when the oldest work of the jobs on notices, transfers and cases waits, and which cases people have left lying, for gauges. */
@ApplicationScoped
public class OverdueTable {

    /** The key notices_unapproved finds them among all that wait. */
    static final String UNAPPROVED =
            "SELECT COUNT(*) FROM (SELECT id FROM notices WHERE fate = 'WAITING' AND channel = 'SMS' AND urgent = ?"
                    + " AND last_fault LIKE ? LIMIT 10000) waiting";

    private final Sql sql;

    OverdueTable(Sql sql) {
        this.sql = sql;
    }

    /** When the oldest confirmed transfer that waits for its hand-over was confirmed; empty if none waits. */
    public Optional<Instant> oldestConfirmed() {
        return oldest("SELECT MIN(confirmed_at) FROM filing_transfers WHERE state = 'CONFIRMED'");
    }

    /** When the earliest effect of a granted case of the kind is or was due; empty if none waits. */
    public Optional<Instant> oldestEffect(CaseKind kind) {
        return oldest(
                "SELECT MIN(effect_due_at) FROM support_cases WHERE state = 'DECIDED_GRANTED' AND kind = ?",
                kind.name());
    }

    /** Counts the cases whose due day is before the day and that wait for a person of the support; a kind without one is left out. */
    public Map<CaseKind, Long> casesDueBefore(LocalDate day) {
        return sql
                .list(
                        row -> Map.entry(CaseKind.valueOf(row.getString(1)), row.getLong(2)),
                        "SELECT kind, COUNT(*) FROM support_cases WHERE state IN ('OPEN', 'CLAIMED', 'PROPOSED')"
                                + " AND due_on < ? GROUP BY kind",
                        day)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Since when the oldest notice of the channel that waits to be sent is due; empty if none waits. A time to come is one too. */
    public Optional<Instant> oldestNotice(Channel channel) {
        return oldest(
                "SELECT MIN(next_attempt_at) FROM notices WHERE fate = 'WAITING' AND channel = ?", channel.name());
    }

    /**
     * Counts the SMS that wait because their text is not approved, up to 10,000 of each kind: the codes by true, all others by false.
     */
    public Map<Boolean, Long> unapproved() {
        return Map.of(true, unapproved(true), false, unapproved(false));
    }

    private long unapproved(boolean urgent) {
        return sql.list(row -> row.getLong(1), UNAPPROVED, urgent, Notice.UNAPPROVED + "%")
                .getFirst();
    }

    private Optional<Instant> oldest(String query, Object... values) {
        return sql.list(OverdueTable::instant, query, values).getFirst();
    }

    private static Optional<Instant> instant(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject(1, LocalDateTime.class)).map(at -> at.toInstant(ZoneOffset.UTC));
    }
}

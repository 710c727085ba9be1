package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingRole;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of findings, written once and never changed. The words of a step are encrypted. */
@ApplicationScoped
public class FindingHistoryTable {
    static final String STATEMENTS = "finding_statements";
    private static final String WORDS = "words";

    private final Sql sql;
    private final FieldCipher cipher;

    FindingHistoryTable(Sql sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /**
     * One step, as shown.
     *
     * @param from null for the first step
     * @param dueOn the last day to mend after the step; null while there is none
     * @param endReason only of the act END
     * @param statement the words of the actor; null if there are none
     */
    public record Entry(
            long sequence,
            FindingAct act,
            FindingState from,
            FindingState to,
            FindingRole role,
            LocalDate dueOn,
            EndReason endReason,
            String statement,
            Instant at) {

        @Override
        public String toString() {
            return "Entry[" + sequence + ", " + act + "]";
        }
    }

    /** @param statement null for a step without words */
    public void append(FindingStep step, String statement) {
        var actor = step.actor();
        sql.update(
                "INSERT INTO finding_history (finding_id, sequence, act, from_state, to_state, actor_role, actor_account, actor_partner,"
                        + " actor_client, due_on, end_reason, happened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                step.findingId(),
                step.sequence(),
                step.act().name(),
                step.from() == null ? null : step.from().name(),
                step.to().name(),
                actor.role().name(),
                actor.account(),
                actor.partner(),
                actor.client(),
                step.dueOn(),
                step.endReason() == null ? null : step.endReason().name(),
                step.at());
        if (statement != null) {
            var id = Ids.next();
            sql.update(
                    "INSERT INTO finding_statements (statement_id, finding_id, sequence, words) VALUES (?, ?, ?, ?)",
                    id,
                    step.findingId(),
                    step.sequence(),
                    cipher.encrypt(STATEMENTS, WORDS, id, statement));
        }
    }

    /** Returns the steps of a finding, the first one first. */
    public List<Entry> of(UUID finding) {
        return sql.list(
                this::entry,
                "SELECT h.sequence, h.act, h.from_state, h.to_state, h.actor_role, h.due_on, h.end_reason, h.happened_at,"
                        + " s.statement_id, s.words FROM finding_history h LEFT JOIN finding_statements s"
                        + " ON s.finding_id = h.finding_id AND s.sequence = h.sequence WHERE h.finding_id = ? ORDER BY h.sequence",
                finding);
    }

    /** When an inspector looked again last and found the fault still there; empty if none has. */
    public Optional<Instant> lastRecheck(UUID finding) {
        return last(finding, "act = 'RECHECK'");
    }

    /** When an inspector decided last and left the finding open: by looking again, confirming or extending; empty if none has. */
    public Optional<Instant> lastDecision(UUID finding) {
        return last(finding, "act IN ('RECHECK', 'CONFIRM', 'EXTEND') AND actor_role = 'INSPECTOR'");
    }

    private Optional<Instant> last(UUID finding, String condition) {
        return sql.first(
                row -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                "SELECT happened_at FROM finding_history WHERE finding_id = ? AND " + condition
                        + " ORDER BY sequence DESC LIMIT 1",
                finding);
    }

    private Entry entry(ResultSet row) throws SQLException {
        var from = row.getString(3);
        var endReason = row.getString(7);
        var statement = row.getBytes(9);
        return new Entry(
                row.getLong(1),
                FindingAct.valueOf(row.getString(2)),
                from == null ? null : FindingState.valueOf(from),
                FindingState.valueOf(row.getString(4)),
                FindingRole.valueOf(row.getString(5)),
                row.getObject(6, LocalDate.class),
                endReason == null ? null : EndReason.valueOf(endReason),
                statement == null
                        ? null
                        : cipher.decrypt(STATEMENTS, WORDS, Binary.toUuid(statement), row.getBytes(10)),
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}

package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Where bulk orders are worked off when a test says so, and where workers die. */
@ApplicationScoped
public class BulkWorkshop {

    private final WorkOffBulkOrders work;
    private final Operations operations;
    private final ReadLine reader;
    private final RunAsPartner partner;
    private final FileLine fileLine;
    private final Sql sql;
    private final FieldCipher cipher;

    BulkWorkshop(
            WorkOffBulkOrders work,
            Operations operations,
            ReadLine reader,
            RunAsPartner partner,
            FileLine fileLine,
            Sql sql,
            FieldCipher cipher) {
        this.work = work;
        this.operations = operations;
        this.reader = reader;
        this.partner = partner;
        this.fileLine = fileLine;
        this.sql = sql;
        this.cipher = cipher;
    }

    /** A worker that held a batch and comes back. */
    public interface Revenant {
        boolean worksOffOneMore();
    }

    /** Until nothing is due. */
    public void worksOffAll() {
        do {
            work.run();
            while (!work.isIdle()) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        } while (areDue());
    }

    private boolean areDue() {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM operation_batches WHERE unfinished = TRUE AND due_at <= UTC_TIMESTAMP(6)"
                                + " AND expires_at < UTC_TIMESTAMP(6) LIMIT 1")
                .isPresent();
    }

    /** Works off some lines of the batch that is due, drafts the next one without coming to its submission, and dies. */
    public Revenant worksOffAndDies(String operation, int lines) {
        var batch = operations.take().orElseThrow();
        var asked = operations.find(batch.operation()).orElseThrow();
        if (!asked.id().toString().equals(operation)) {
            throw new IllegalStateException("another operation is due");
        }
        var due = batch.due();
        operations.began(asked.id());
        due.stream().limit(lines).forEach(line -> work.lines().handle(batch, asked, line));
        var next = reader.line(due.get(lines).entry());
        partner.acts(asked, next.onBehalfOf(), () -> fileLine.drafts(batch, due.get(lines), next));
        return () -> work.lines().handle(batch, asked, due.get(lines + 1)) != Status.LOST;
    }

    /** The time after which a worker is taken for dead. */
    public void leasesEnd() {
        sql.update("UPDATE operation_batches SET expires_at = '2000-01-01' WHERE unfinished");
    }

    /** The time after which what was put off is due again. */
    public void allIsDue() {
        sql.update("UPDATE operation_lines SET due_at = '2000-01-01' WHERE ended_at IS NULL");
        sql.update("UPDATE operation_batches SET due_at = '2000-01-01' WHERE unfinished");
    }

    public void endedOn(String operation, Instant at) {
        sql.update("UPDATE operations SET finished_at = ? WHERE id = ?", at, UUID.fromString(operation));
        work.forget();
    }

    /** What lies in the row of a line. */
    public byte[] kept(String operation) {
        return sql.first(
                        row -> Optional.ofNullable(row.getBytes(1)),
                        "SELECT entry FROM operation_lines WHERE operation_id = ? ORDER BY line LIMIT 1",
                        UUID.fromString(operation))
                .orElseThrow()
                .orElse(null);
    }

    /** A replica of a later release took the first line, with a member that this one does not know. */
    public void laterReleaseAdds(String operation, String member) {
        var id = UUID.fromString(operation);
        var line = sql.first(
                        row -> Binary.toUuid(row.getBytes(1)),
                        "SELECT id FROM operation_lines WHERE operation_id = ? ORDER BY line LIMIT 1",
                        id)
                .orElseThrow();
        var entry = cipher.decrypt("operation_lines", "entry", line, kept(operation));
        sql.update(
                "UPDATE operation_lines SET entry = ? WHERE id = ?",
                cipher.encrypt("operation_lines", "entry", line, "{\"" + member + "\":1," + entry.substring(1)),
                line);
    }

    /** A second line of the same reference, past all that looks first. */
    public void repeatsAReference(String operation) {
        sql.update(
                "INSERT INTO operation_lines (id, operation_id, batch, line, item, state, tries, due_at, entry)"
                        + " SELECT UNHEX(REPLACE(UUID(), '-', '')), operation_id, batch, line + 1000, item, 'WAITING', 0, due_at, 'x'"
                        + " FROM operation_lines WHERE operation_id = ? LIMIT 1",
                UUID.fromString(operation));
    }
}

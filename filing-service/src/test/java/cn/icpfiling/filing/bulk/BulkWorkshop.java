package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where bulk orders are worked off when a test says so, and where workers die. */
@ApplicationScoped
public class BulkWorkshop {

    private final WorkOffBulkOrders work;
    private final Slices slices;
    private final BulkOrderTable table;
    private final WorkSlice workSlice;
    private final ReadLine reader;
    private final AsThePartner partner;
    private final FileLine fileLine;
    private final ForgetBulkOrders forget;
    private final Sql sql;

    BulkWorkshop(
            WorkOffBulkOrders work,
            Slices slices,
            BulkOrderTable table,
            WorkSlice workSlice,
            ReadLine reader,
            AsThePartner partner,
            FileLine fileLine,
            ForgetBulkOrders forget,
            Sql sql) {
        this.work = work;
        this.slices = slices;
        this.table = table;
        this.workSlice = workSlice;
        this.reader = reader;
        this.partner = partner;
        this.fileLine = fileLine;
        this.forget = forget;
        this.sql = sql;
    }

    /** Somebody who held a slice and is heard of again. */
    public interface Revenant {
        boolean worksOffOneMore();
    }

    public void worksOffAll() {
        work.run();
    }

    /** Works off some lines of the slice that is due, drafts the next one without coming to its submission, and dies. */
    public Revenant worksOffAndDies(String operation, int lines) {
        var slice = slices.take().orElseThrow();
        var asked = table.operation(slice.operation()).orElseThrow();
        if (!asked.id().toString().equals(operation)) {
            throw new IllegalStateException("another operation is due");
        }
        var due = table.due(asked.id(), slice.ordinal());
        table.began(asked.id(), asked.createdAt());
        due.stream().limit(lines).forEach(item -> workSlice.one(slice, asked, item));
        var next = reader.line(due.get(lines).entry());
        partner.acts(asked, next.onBehalfOf(), () -> fileLine.drafts(slice.lease(), due.get(lines), next));
        return () -> workSlice.one(slice, asked, due.get(lines + 1));
    }

    /** The time after which a worker is taken for dead. */
    public void leasesEnd() {
        sql.update("UPDATE bulk_order_slices SET expires_at = '2000-01-01' WHERE unfinished");
    }

    /** The time after which what was put off is due again. */
    public void allIsDue() {
        sql.update("UPDATE bulk_order_items SET due_at = '2000-01-01' WHERE ended_at IS NULL");
        sql.update("UPDATE bulk_order_slices SET due_at = '2000-01-01' WHERE unfinished");
    }

    public void endedOn(String operation, Instant at) {
        sql.update("UPDATE bulk_orders SET finished_at = ? WHERE id = ?", at, UUID.fromString(operation));
        forget.run();
    }

    /** What lies in the row of a line. */
    public byte[] kept(String operation) {
        return sql.first(
                        row -> Optional.ofNullable(row.getBytes(1)),
                        "SELECT entry FROM bulk_order_items WHERE operation_id = ? ORDER BY line LIMIT 1",
                        UUID.fromString(operation))
                .orElseThrow()
                .orElse(null);
    }

    /** A second line of the same reference, past all that looks first. */
    public void repeatsAReference(String operation) {
        sql.update(
                "INSERT INTO bulk_order_items (id, operation_id, slice, line, reference, state, tries, due_at, entry)"
                        + " SELECT UNHEX(REPLACE(UUID(), '-', '')), operation_id, slice, line + 1000, reference, 'WAITING', 0, due_at, 'x'"
                        + " FROM bulk_order_items WHERE operation_id = ? LIMIT 1",
                UUID.fromString(operation));
    }
}

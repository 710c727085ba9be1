package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.Lease;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A batch of lines that one worker holds, as long as its lease lasts. Each write checks the fencing token and renews the lease. */
public final class LeasedBatch {

    private final UUID operation;
    private final int ordinal;
    private final Lease lease;
    private final OperationTable table;
    private final LineTable lines;
    private final String counter;
    private final MeterRegistry meters;
    private final Clock clock;

    LeasedBatch(
            UUID operation,
            int ordinal,
            Lease lease,
            OperationTable table,
            LineTable lines,
            String counter,
            MeterRegistry meters,
            Clock clock) {
        this.operation = operation;
        this.ordinal = ordinal;
        this.lease = lease;
        this.table = table;
        this.lines = lines;
        this.counter = counter;
        this.meters = meters;
        this.clock = clock;
    }

    /** How a worker stands after a write. */
    public enum Status {
        HELD,
        /** The write is kept; the operation was cancelled meanwhile. */
        CANCELLED,
        /** Another worker holds the batch; nothing was written. */
        LOST
    }

    public UUID operation() {
        return operation;
    }

    /** Time until the lease ends. */
    public Duration left() {
        return lease.left();
    }

    /** Open lines whose time has come. */
    public List<OperationLine> due() {
        return lines.due(operation, ordinal);
    }

    /** Writes outcomes that were found outside a transaction; without one it renews the lease. */
    public Status keep(List<LineOutcome> outcomes) {
        return write(() -> outcomes);
    }

    public Status keep(LineOutcome outcome) {
        return keep(List.of(outcome));
    }

    /** Runs work of the service and writes its outcome, in one transaction. The work runs again when the transaction collides. */
    public Status keep(Supplier<LineOutcome> work) {
        return write(() -> List.of(work.get()));
    }

    private Status write(Supplier<List<LineOutcome>> work) {
        var kept = new ArrayList<LineOutcome>();
        var cancelled = new boolean[1];
        var held = lease.renewing(() -> {
            kept.clear();
            kept.addAll(work.get());
            table.count(operation, ordinal, lines.keep(kept, clock.instant()));
            cancelled[0] = table.isCancelled(operation);
        });
        if (!held) {
            return Status.LOST;
        }
        kept.forEach(this::meter);
        return cancelled[0] ? Status.CANCELLED : Status.HELD;
    }

    private void meter(LineOutcome outcome) {
        switch (outcome) {
            case LineOutcome.Done _ -> meter("done");
            case LineOutcome.Failed _ -> meter("failed");
            case LineOutcome.PutOff _ -> meter("put-off");
            // the line is counted when it ends
            case LineOutcome.Started _ -> {}
        }
    }

    private void meter(String outcome) {
        meters.counter(counter, "outcome", outcome).increment();
    }

    /** Ends the open lines of a cancelled operation. */
    void giveUp() {
        lease.renewing(() -> table.count(operation, ordinal, lines.giveUp(operation, ordinal, clock.instant())));
    }

    /** Gives the batch back: finished, or due again when the first of its lines is. */
    public void settle() {
        lease.renewing(() -> table.close(operation, ordinal, clock.instant()));
        lease.release();
    }
}

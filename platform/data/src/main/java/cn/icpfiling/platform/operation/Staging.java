package cn.icpfiling.platform.operation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Stores lines as they come in. Memory holds no more than one batch. */
public final class Staging {

    private final UUID id;
    private final OperationTable table;
    private final LineTable lines;
    private final int linesABatch;
    private final Consumer<Runnable> transaction;
    private final Clock clock;
    private final List<StagedLine> batch = new ArrayList<>();
    private int batches;
    private int total;
    private int refused;

    /** @param transaction runs the statements of one batch */
    Staging(
            UUID id,
            OperationTable table,
            LineTable lines,
            int linesABatch,
            Consumer<Runnable> transaction,
            Clock clock) {
        this.id = id;
        this.table = table;
        this.lines = lines;
        this.linesABatch = linesABatch;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The lines of a request, without an operation yet. */
    public record Staged(UUID id, UUID owner, int total, int refused) {

        boolean isAllRefused() {
            return refused == total;
        }
    }

    public void add(StagedLine line) {
        batch.add(line);
        if (batch.size() == linesABatch) {
            write();
        }
    }

    Staged end(UUID owner) {
        if (!batch.isEmpty()) {
            write();
        }
        return new Staged(id, owner, total, refused);
    }

    private void write() {
        var some = List.copyOf(batch);
        var faulty = (int) some.stream().filter(StagedLine::isRefused).count();
        var ordinal = batches++;
        transaction.accept(() -> {
            table.stageBatch(id, ordinal, some.size(), faulty);
            lines.stage(id, ordinal, some, clock.instant());
        });
        batch.clear();
        total += some.size();
        refused += faulty;
    }
}

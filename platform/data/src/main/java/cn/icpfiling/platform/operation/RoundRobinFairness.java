package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The owner that was served longest ago comes first, however many lines the others have. The operations of one owner take turns as
 * well.
 */
public final class RoundRobinFairness implements Fairness {

    private static final int CANDIDATES = 16;

    @Override
    public Stream<Candidate> candidates(Sql sql, String kind) {
        return sql
                .list(
                        row -> new Candidate(Binary.toUuid(row.getBytes(1)), Binary.toUuid(row.getBytes(2)), 0),
                        "SELECT o.id, o.owner FROM operations o WHERE o.kind = ? AND o.served_at IS NOT NULL AND EXISTS"
                                + " (SELECT 1 FROM operation_batches b WHERE b.operation_id = o.id AND" + DUE
                                + ") ORDER BY o.served_at LIMIT ?",
                        kind,
                        CANDIDATES)
                .stream()
                .map(operation -> firstBatch(sql, operation))
                .flatMap(Optional::stream);
    }

    private static Optional<Candidate> firstBatch(Sql sql, Candidate operation) {
        return sql.first(
                row -> new Candidate(operation.operation(), operation.owner(), row.getInt(1)),
                "SELECT b.ordinal FROM operation_batches b WHERE b.operation_id = ? AND" + DUE
                        + "ORDER BY b.ordinal LIMIT 1",
                operation.operation());
    }

    /**
     * Moves all operations of the owner to the end of the queue. The statement may collide with the end of one of them, so it is
     * retried: otherwise the batch would wait until its lease ends.
     */
    @Override
    public void served(Sql sql, String kind, Candidate taken) {
        UnitOfWork.in(() -> sql.update(
                "UPDATE operations SET served_at = UTC_TIMESTAMP(6) + INTERVAL (id = ?) MICROSECOND"
                        + " WHERE kind = ? AND owner = ? AND served_at IS NOT NULL",
                taken.operation(),
                kind,
                taken.owner()));
    }
}

package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import java.util.stream.Stream;

/** First batches of all operations come before second ones, so a small operation does not wait for a large one. */
public final class FirstBatchesFirst implements Fairness {

    private static final int CANDIDATES = 8;

    /** The join order is fixed, so the index gives the order and the query ends after a few rows. */
    @Override
    public Stream<Candidate> candidates(Sql sql, String kind) {
        return sql
                .list(
                        row -> new Candidate(
                                Binary.toUuid(row.getBytes(1)), Binary.toUuid(row.getBytes(2)), row.getInt(3)),
                        "SELECT b.operation_id, o.owner, b.ordinal FROM operation_batches b"
                                + " STRAIGHT_JOIN operations o ON o.id = b.operation_id WHERE b.kind = ? AND" + DUE
                                + "AND o.accepted_at IS NOT NULL ORDER BY b.ordinal, b.name LIMIT ?",
                        kind,
                        CANDIDATES)
                .stream();
    }
}

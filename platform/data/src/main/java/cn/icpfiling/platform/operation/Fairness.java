package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.Sql;
import java.util.UUID;
import java.util.stream.Stream;

/** Decides whose batch a free worker takes. Implementations hold no state: all replicas decide by the same rows. */
public interface Fairness {

    /** Condition of a batch that a worker may take, for tables {@code operation_batches b}. */
    String DUE = " b.unfinished = TRUE AND b.due_at <= UTC_TIMESTAMP(6) AND b.expires_at < UTC_TIMESTAMP(6) ";

    /** A batch that is due. */
    record Candidate(UUID operation, UUID owner, int batch) {}

    /** A few batches of accepted operations that are due, the fairest first. Workers take the first whose lease is free. */
    Stream<Candidate> candidates(Sql sql, String kind);

    /** A worker has taken the batch. */
    default void served(Sql sql, String kind, Candidate taken) {}
}

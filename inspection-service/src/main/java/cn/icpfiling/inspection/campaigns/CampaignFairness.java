package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.operation.Fairness;
import cn.icpfiling.platform.operation.RoundRobinFairness;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Campaigns take turns, and a paused one gets none. The batches of a cancelled one are offered, because a worker gives up
 * what is left of them. The owner of an operation is its campaign.
 */
final class CampaignFairness implements Fairness {

    private static final int CANDIDATES = 16;

    private final RoundRobinFairness turns = new RoundRobinFairness();

    @Override
    public Stream<Candidate> candidates(Sql sql, String kind) {
        return sql
                .list(
                        row -> new Candidate(Binary.toUuid(row.getBytes(1)), Binary.toUuid(row.getBytes(2)), 0),
                        "SELECT o.id, o.owner FROM operations o JOIN campaigns c ON c.campaign_id = o.owner"
                                + " WHERE o.kind = ? AND o.served_at IS NOT NULL AND c.state <> 'PAUSED' AND EXISTS"
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

    @Override
    public void served(Sql sql, String kind, Candidate taken) {
        turns.served(sql, kind, taken);
    }
}

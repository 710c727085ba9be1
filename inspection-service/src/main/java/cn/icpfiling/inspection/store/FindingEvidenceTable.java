package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which papers of filing-service a contest names. */
@ApplicationScoped
public class FindingEvidenceTable {
    private final Sql sql;

    FindingEvidenceTable(Sql sql) {
        this.sql = sql;
    }

    private record Row(long sequence, UUID paper) {}

    /** @param sequence of the step that names the papers */
    public void name(UUID finding, long sequence, Collection<UUID> papers) {
        for (var paper : new LinkedHashSet<>(papers)) {
            sql.update(
                    "INSERT INTO finding_evidence (finding_id, sequence, paper_id) VALUES (?, ?, ?)",
                    finding,
                    sequence,
                    paper);
        }
    }

    /** The papers of each step that names any. */
    public Map<Long, List<UUID>> of(UUID finding) {
        return sql
                .list(
                        row -> new Row(row.getLong(1), Binary.toUuid(row.getBytes(2))),
                        "SELECT sequence, paper_id FROM finding_evidence WHERE finding_id = ? ORDER BY sequence, paper_id",
                        finding)
                .stream()
                .collect(Collectors.groupingBy(Row::sequence, Collectors.mapping(Row::paper, Collectors.toList())));
    }
}

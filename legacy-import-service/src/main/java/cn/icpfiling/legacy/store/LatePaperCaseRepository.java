package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.latepapers.LatePaperCase;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The questions to the support about late papers. */
@ApplicationScoped
public class LatePaperCaseRepository implements PanacheRepositoryBase<LatePaperCase, UUID> {

    static final String NOT_ASKED =
            "SELECT DISTINCT p.filing_id FROM legacy_late_papers p WHERE p.state = ? AND NOT EXISTS"
                    + " (SELECT 1 FROM legacy_late_paper_cases c WHERE c.filing_id = p.filing_id) LIMIT ?";

    private final Sql sql;

    LatePaperCaseRepository(Sql sql) {
        this.sql = sql;
    }

    public Optional<LatePaperCase> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<LatePaperCase> ofFiling(UUID filing) {
        return find("filingId", filing).firstResultOptional();
    }

    /** Returns filings whose papers were given up and about which the support was not asked. */
    public List<UUID> notAsked(int most) {
        return sql.list(row -> Binary.toUuid(row.getBytes(1)), NOT_ASKED, LatePaperState.GIVEN_UP.name(), most);
    }

    /** Returns questions that are due, the longest due first. */
    public List<UUID> due(Instant now, int most) {
        return find("dueAt <= ?1 order by dueAt", now).page(0, most).stream()
                .map(LatePaperCase::id)
                .toList();
    }
}

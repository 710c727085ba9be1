package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.latepapers.LatePaperCase;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
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

    public Optional<LatePaperCase> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<LatePaperCase> ofFiling(UUID filing) {
        return find("filingId", filing).firstResultOptional();
    }

    /** Returns filings whose papers were given up and about which the support was not asked. */
    public List<UUID> notAsked(int most) {
        return getEntityManager()
                .createQuery(
                        "select distinct p.filingId from LatePaper p where p.state = :state"
                                + " and not exists (select 1 from LatePaperCase c where c.filingId = p.filingId)",
                        UUID.class)
                .setParameter("state", LatePaperState.GIVEN_UP)
                .setMaxResults(most)
                .getResultList();
    }

    /** Returns questions that are due, the longest due first. */
    public List<UUID> due(Instant now, int most) {
        return find("dueAt <= ?1 order by dueAt", now).page(0, most).stream()
                .map(LatePaperCase::id)
                .toList();
    }
}

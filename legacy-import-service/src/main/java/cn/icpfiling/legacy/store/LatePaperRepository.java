package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.core.latepapers.LatePaper;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Papers that were not there when their filing was handed over. */
@ApplicationScoped
public class LatePaperRepository implements PanacheRepositoryBase<LatePaper, UUID> {

    private final Clock machine;

    LatePaperRepository(@MachineClock Clock machine) {
        this.machine = machine;
    }

    /**
     * Has the papers looked for from now on; those that are looked for already stay. Of those that ended after an earlier hand-over of the
     * filing nothing came to the one that was registered now. Call it under the lock of the filing.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void expect(UUID filing, List<LegacyPaper> papers) {
        for (var paper : papers) {
            locked(paper.id())
                    .ifPresentOrElse(
                            known -> known.missedAgain(machine.instant()), () -> persist(missed(filing, paper)));
        }
    }

    /** Notes papers whose files cannot be kept as they are: a person decides. Call it under the lock of the filing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void unreadable(UUID filing, List<LegacyPaper> papers) {
        expect(filing, papers);
        for (var paper : papers) {
            findByIdOptional(paper.id())
                    .filter(noted -> noted.state() == LatePaperState.AWAITED)
                    .ifPresent(LatePaper::unreadable);
        }
    }

    private LatePaper missed(UUID filing, LegacyPaper paper) {
        return new LatePaper(paper.id(), filing, paper.kind(), machine.instant());
    }

    /** Returns the paper, locked until the transaction ends. */
    public Optional<LatePaper> locked(UUID paper) {
        return findByIdOptional(paper, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns papers whose next try is due, the longest due first. */
    public List<UUID> due(Instant now, int most) {
        return find("nextTryAt <= ?1 order by nextTryAt", now).page(0, most).stream()
                .map(LatePaper::paper)
                .toList();
    }

    /** Returns the papers of the filing about which a person has to decide. */
    public List<UUID> givenUp(UUID filing) {
        return find("filingId = ?1 and state = ?2 order by paperId", filing, LatePaperState.GIVEN_UP).stream()
                .map(LatePaper::paper)
                .toList();
    }

    /** Deletes those that ended before the instant, those first that ended first. */
    public int deleteEndedBefore(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery("delete from legacy_late_papers where ended_at < ?1 order by ended_at limit ?2")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }

    /** @param after null for the first page */
    public List<LatePaper> inState(LatePaperState state, UUID after, int most) {
        return find("state = ?1 and (?2 is null or paperId > ?2) order by paperId", state, after)
                .page(0, most)
                .list();
    }
}

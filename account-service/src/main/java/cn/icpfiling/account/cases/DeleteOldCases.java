package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.store.SupportCaseRepository.Ended;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Deletes cases with their messages 180 days after their end, and before that their papers at filing-service. Both deletions may be
 * repeated, so replicas need no lease. A case that cannot be deleted now stays until a later run. Each run goes through all pages, so such
 * cases keep no other one.
 */
@ApplicationScoped
class DeleteOldCases {

    static final Duration AGE = Duration.ofDays(180);

    private static final Logger LOG = Logger.getLogger(DeleteOldCases.class);
    private static final int AT_ONCE = 100;

    private final SupportCaseRepository cases;
    private final CasePapers papers;
    private final CasePolicy policy;

    DeleteOldCases(SupportCaseRepository cases, CasePapers papers, CasePolicy policy) {
        this.cases = cases;
        this.papers = papers;
        this.policy = policy;
    }

    @Scheduled(
            identity = "delete-old-support-cases",
            every = "6h",
            delayed = "12m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var before = policy.now().minus(AGE);
        Ended last = null;
        List<Ended> page;
        do {
            page = pageAfter(last, before);
            page.forEach(old -> tryToDelete(old.id()));
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == AT_ONCE);
    }

    private List<Ended> pageAfter(Ended last, Instant before) {
        return UnitOfWork.in(() -> cases.endedBefore(before, last, AT_ONCE));
    }

    private void tryToDelete(UUID id) {
        try {
            delete(id);
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The old support case %s stays for now: %s",
                    id, trouble.getClass().getSimpleName());
        }
    }

    private void delete(UUID id) {
        var hasPapers = UnitOfWork.in(() -> cases.findByIdOptional(id)
                .filter(found -> found.kind() != CaseKind.RECOVERY)
                .isPresent());
        if (hasPapers) {
            papers.delete(id);
        }
        UnitOfWork.run(() -> cases.deleteById(id));
    }
}

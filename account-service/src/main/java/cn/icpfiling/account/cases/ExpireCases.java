package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Ends cases that waited for their holder too long, and tells the holder: each in its own transaction, so that a case that fails keeps no
 * other one from its end. It is found again next time. Replicas may meet at a case; its row lock lets one of them end it.
 */
@ApplicationScoped
class ExpireCases implements DueJobs {

    private static final Logger LOG = Logger.getLogger(ExpireCases.class);
    private static final int AT_ONCE = 500;

    private final SupportCaseRepository cases;
    private final CaseNotices notices;
    private final CasePolicy policy;
    private final Audit audit;
    private final Clock machine;

    ExpireCases(
            SupportCaseRepository cases,
            CaseNotices notices,
            CasePolicy policy,
            Audit audit,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.notices = notices;
        this.policy = policy;
        this.audit = audit;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "expire-support-cases",
            every = "1m",
            delayed = "30s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        for (var id : UnitOfWork.in(() -> cases.expired(policy.now(), AT_ONCE))) {
            try {
                UnitOfWork.run(() -> cases.locked(id).filter(this::isOver).ifPresent(this::expire));
            } catch (RuntimeException trouble) {
                LOG.warnf(
                        "The case %s could not be ended: %s",
                        id, trouble.getClass().getSimpleName());
            }
        }
    }

    /** The holder may have handed the case in meanwhile. */
    private boolean isOver(SupportCase found) {
        return found.takesPapers()
                && found.expiresAt() != null
                && !found.expiresAt().isAfter(policy.now());
    }

    private void expire(SupportCase found) {
        var event = found.end(CaseAct.EXPIRE, CaseRole.PLATFORM, "NOT_ANSWERED", policy.now(), machine.instant());
        notices.settled(found, CaseState.EXPIRED);
        audit.record(Act.of(event, "SUPPORT_CASE", found.id()).with("kind", found.kind()));
    }
}

package cn.icpfiling.account.staff;

import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.account.store.StaffProposalRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends what no second administrator confirmed in time, each in its own transaction. */
@ApplicationScoped
class ExpireStaffProposals {

    private static final Logger LOG = Logger.getLogger(ExpireStaffProposals.class);
    private static final int AT_ONCE = 500;

    private final StaffLoginRepository staff;
    private final StaffProposalRepository store;
    private final StaffProposals proposals;
    private final Audit audit;
    private final Clock clock;

    ExpireStaffProposals(
            StaffLoginRepository staff,
            StaffProposalRepository store,
            StaffProposals proposals,
            Audit audit,
            @MachineClock Clock clock) {
        this.staff = staff;
        this.store = store;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            identity = "expire-staff-proposals",
            every = "5m",
            delayed = "70s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void runDue() {
        runAt(clock.instant());
    }

    void runAt(Instant now) {
        for (var account : UnitOfWork.in(() -> store.membersOfOver(now, AT_ONCE))) {
            try {
                UnitOfWork.run(() -> expire(account, now));
            } catch (RuntimeException trouble) {
                LOG.warnf(
                        "The proposal about the member of staff %s could not be ended: %s",
                        account, trouble.getClass().getSimpleName());
            }
        }
    }

    /** Locks the login first, as a decision does. */
    private void expire(UUID account, Instant now) {
        var member = staff.locked(account).orElseThrow();
        store.openOf(account).filter(open -> open.isOver(now)).ifPresent(over -> {
            proposals.expire(over, member, now);
            member.touch();
            audit.record(StaffActs.of("EXPIRE", member, over.kind()).with("proposedBy", over.madeBy()));
        });
    }
}

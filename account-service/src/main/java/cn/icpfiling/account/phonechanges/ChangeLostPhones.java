package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Binds the new phones of granted cases whose waiting period has passed. It claims cases under a lease in their rows. A case
 * that fails for another reason than a taken phone is tried again when its lease ends, and holds no other case up.
 */
@ApplicationScoped
class ChangeLostPhones implements DueJobs {

    private static final Logger LOG = Logger.getLogger(ChangeLostPhones.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 16;

    private final SupportCaseRepository cases;
    private final ChangeLostPhone change;
    private final Clock clock;
    private final Clock machine;

    ChangeLostPhones(SupportCaseRepository cases, ChangeLostPhone change, Clock clock, @MachineClock Clock machine) {
        this.cases = cases;
        this.change = change;
        this.clock = clock;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "change-lost-phones",
            every = "10s",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        List<UUID> due;
        do {
            due = UnitOfWork.in(this::claim);
            due.forEach(this::change);
        } while (due.size() == AT_ONCE);
    }

    private List<UUID> claim() {
        var now = machine.instant();
        return cases.claimEffects(CaseKind.LOST_PHONE, clock.instant(), now, now.plus(LEASE), AT_ONCE).stream()
                .map(SupportCase::id)
                .toList();
    }

    private void change(UUID id) {
        try {
            UnitOfWork.run(() -> change.handle(id));
        } catch (RuntimeException failure) {
            if (Duplicates.causedBy(failure)) {
                // Another account took the phone between the check and the commit.
                failAsTaken(id);
            } else {
                later(id, failure);
            }
        }
    }

    private void failAsTaken(UUID id) {
        try {
            UnitOfWork.run(() -> change.fail(id, ChangeLostPhone.PHONE_TAKEN));
        } catch (RuntimeException failure) {
            later(id, failure);
        }
    }

    /** The lease in the row ends, and the case is due again; the others of the run go on. */
    private static void later(UUID id, RuntimeException failure) {
        LOG.warnf(
                "The phone of case %s is changed later: %s",
                id, failure.getClass().getSimpleName());
    }
}

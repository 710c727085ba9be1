package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.HandOverFiling;
import cn.icpfiling.account.transfers.SubjectTransfers;
import cn.icpfiling.account.transfers.TransferParties;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Hands the filings of granted cases over, outside of any transaction. The hand-over is idempotent by the id of the case, so a killed
 * replica's case is handed over again when the lease in its row ends. A case that fails keeps no other one waiting: it is tried again
 * after a wait that grows with the time since its grant, up to an hour.
 */
@ApplicationScoped
class HandOverTransfers implements DueJobs {

    private static final Logger LOG = Logger.getLogger(HandOverTransfers.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Backoff TRIES = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));
    private static final int AT_ONCE = 16;

    private final SupportCaseRepository cases;
    private final HandOverFiling filing;
    private final TransferParties parties;
    private final SettleTransfer settle;
    private final Clock clock;
    private final Clock machine;

    HandOverTransfers(
            SupportCaseRepository cases,
            HandOverFiling filing,
            TransferParties parties,
            SettleTransfer settle,
            Clock clock,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.filing = filing;
        this.parties = parties;
        this.settle = settle;
        this.clock = clock;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "hand-over-transfers",
            every = "2s",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        List<UUID> due;
        do {
            due = UnitOfWork.in(this::claim);
            due.forEach(this::handOver);
        } while (due.size() == AT_ONCE);
    }

    private List<UUID> claim() {
        var now = machine.instant();
        return cases.claimEffects(CaseKind.OFFLINE_TRANSFER, clock.instant(), now, now.plus(LEASE), AT_ONCE).stream()
                .map(SupportCase::id)
                .toList();
    }

    private void handOver(UUID id) {
        try {
            var judged = UnitOfWork.in(() -> judged(id)).orElse(null);
            if (judged == null) {
                return;
            }
            var refusal = judged.refusal();
            if (refusal.isPresent() && !hasMoved(judged.order())) {
                UnitOfWork.run(() -> settle.refused(id, refusal.get().name()));
                return;
            }
            switch (filing.handle(judged.order())) {
                case HandOverFiling.Outcome.Done done -> UnitOfWork.run(() -> settle.done(id, done));
                case HandOverFiling.Outcome.Refused refused -> UnitOfWork.run(() -> settle.refused(id, refused.code()));
                case HandOverFiling.Outcome.Unanswered _ -> later(id);
            }
        } catch (RuntimeException trouble) {
            LOG.errorf(
                    "The filing of case %s is handed over later: %s",
                    id, trouble.getClass().getSimpleName());
            later(id);
        }
    }

    private record Judged(SubjectTransfers.HandOver order, Optional<AccountProblem> refusal) {}

    /**
     * Judges the accounts once more and returns what to hand over. The target cannot close its account between here and the end of the
     * case; an administrator may have changed a site or resumed the source's partner since the grant, which fails the case.
     */
    private Optional<Judged> judged(UUID id) {
        return cases.locked(id)
                .filter(this::isGranted)
                .map(found -> new Judged(
                        new SubjectTransfers.HandOver(id, found.subject(), found.source(), found.holder(), null),
                        parties.offlineRefusal(found.source(), found.holder(), found.soughtAt())));
    }

    /** The answer of an earlier try may have been lost: a filing that the target has is not told as refused. */
    private boolean hasMoved(SubjectTransfers.HandOver order) {
        var held = filing.factsOf(order.to()).subject();
        return held != null && order.subjectId().equals(held.subjectId());
    }

    private boolean isGranted(SupportCase found) {
        return found.stateAt(machine.instant()) == CaseState.DECIDED_GRANTED;
    }

    private void later(UUID id) {
        try {
            UnitOfWork.run(() -> cases.locked(id)
                    .filter(this::isGranted)
                    .ifPresent(found -> found.tryAgainAt(machine.instant().plus(waitOf(found)))));
        } catch (RuntimeException trouble) {
            LOG.warnf("Case %s keeps its lease: %s", id, trouble.getClass().getSimpleName());
        }
    }

    /** As long as the case has waited already, so the waits double. */
    private Duration waitOf(SupportCase found) {
        return TRIES.ofAge(Duration.between(found.effectDueAt(), clock.instant()), 1);
    }
}

package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.TransferParties;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Has owners told once more of a case when their partner is suspended. While it was active the case would have been refused, so an owner who
 * was told then had nothing to stop; now the case can be granted.
 */
@ApplicationScoped
class SeekOwnersAnew {

    private static final int MOST = 100;

    private final SupportCaseRepository cases;
    private final TransferParties parties;
    private final Clock machine;

    SeekOwnersAnew(SupportCaseRepository cases, TransferParties parties, @MachineClock Clock machine) {
        this.cases = cases;
        this.parties = parties;
        this.machine = machine;
    }

    @Scheduled(
            identity = "seek-owners-anew",
            every = "${icp.transfer-cases.seek-anew-every}",
            delayed = "30s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        UnitOfWork.in(() -> cases.toldBeforeSuspension(CaseKind.OFFLINE_TRANSFER, MOST))
                .forEach(id -> UnitOfWork.run(() -> seekAnew(id)));
    }

    private void seekAnew(UUID id) {
        cases.locked(id).filter(this::isToldBeforeSuspension).ifPresent(found -> found.seekAnew(machine.instant()));
    }

    private boolean isToldBeforeSuspension(SupportCase found) {
        return found.isOpen()
                && found.isSought()
                && found.source() != null
                && parties.suspendedAt(found.source())
                        .filter(found.soughtAt()::isBefore)
                        .isPresent();
    }
}

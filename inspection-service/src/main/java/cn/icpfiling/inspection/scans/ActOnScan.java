package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanAct;
import cn.icpfiling.inspection.core.scans.ScanLifecycle;
import cn.icpfiling.inspection.core.scans.ScanRole;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Pauses, resumes and cancels a scan. Replicas that work on its shards notice within seconds. */
@ApplicationScoped
class ActOnScan {
    private final IdempotencyService idempotency;
    private final ScanTable scans;
    private final ScanShardTable shards;
    private final ReadScans read;
    private final DispatchAgain dispatchAgain;
    private final Audit audit;
    private final Clock clock;

    ActOnScan(
            IdempotencyService idempotency,
            ScanTable scans,
            ScanShardTable shards,
            ReadScans read,
            DispatchAgain dispatchAgain,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.scans = scans;
        this.shards = shards;
        this.read = read;
        this.dispatchAgain = dispatchAgain;
        this.audit = audit;
        this.clock = clock;
    }

    /** 409 ACT_NOT_ALLOWED in a state that the table does not allow. */
    StoredResponse handle(UUID id, IdempotentRequest request, ScanAct act) {
        if (scans.find(id).isEmpty()) {
            throw unknown();
        }
        return idempotency.perform(request, () -> act(scans.locked(id).orElseThrow(ActOnScan::unknown), act));
    }

    private Reply act(Scan scan, ScanAct act) {
        var step = ScanLifecycle.table().step(scan.state(), act, ScanRole.STAFF);
        switch (act) {
            case CANCEL -> {
                scans.end(scan.id(), step.to(), shards.totals(scan.id()), clock.instant());
                shards.endLeases(scan.id());
            }
            case RESUME -> {
                scans.become(scan.id(), step.to());
                // Consumers have dropped the shards of the paused scan.
                dispatchAgain.handle(shards.waiting(scan.id()));
            }
            default -> scans.become(scan.id(), step.to());
        }
        audit.record(Act.of(step.event(), StartScan.OBJECT, scan.id()).with("number", scan.number()));
        return new Reply(200, null, null, read.view(scans.find(scan.id()).orElseThrow()));
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}

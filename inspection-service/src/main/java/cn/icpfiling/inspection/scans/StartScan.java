package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Starts a scan: at the request of staff, or by schedule. One scan runs at a time. */
@ApplicationScoped
class StartScan {
    static final String OBJECT = "SCAN";
    static final String PATH = "/api/v1/scans/";

    private final IdempotencyService idempotency;
    private final ScanTable scans;
    private final ReadScans read;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    StartScan(
            IdempotencyService idempotency,
            ScanTable scans,
            ReadScans read,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.scans = scans;
        this.read = read;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** 409 SCAN_UNDER_WAY while another one has not ended. */
    StoredResponse byStaff(IdempotentRequest request) {
        return idempotency.perform(request, () -> {
            var scan = begin(actor.account());
            audit.record(Act.of("SCAN.START", OBJECT, scan.id()).with("number", scan.number()));
            return new Reply(202, PATH + scan.id(), null, read.view(scan));
        });
    }

    @Transactional
    void bySchedule() {
        begin(null);
    }

    private Scan begin(UUID by) {
        scans.lockStart();
        scans.active().ifPresent(other -> {
            throw new ProblemException(InspectionProblem.SCAN_UNDER_WAY, other.number());
        });
        var number = scans.newest().map(Scan::number).orElse(0L) + 1;
        var scan = new Scan(Ids.next(), number, ScanState.RUNNING, by, clock.instant(), false, "", 0, 0, null, null);
        scans.insert(scan);
        return scan;
    }
}

package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The holder, or its partner, asks for a look at the domain of a shell site now. The scan carries it out within a minute. */
@ApplicationScoped
class RequestRescan {
    private static final Set<FindingState> POSSIBLE =
            Set.of(FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final IdempotencyService idempotency;
    private final FindingAccess access;
    private final RescanTable rescans;
    private final Audit audit;
    private final int mostADay;
    private final Clock clock;

    RequestRescan(
            IdempotencyService idempotency,
            FindingAccess access,
            RescanTable rescans,
            Audit audit,
            @ConfigProperty(name = "icp.scan.rescans-per-day") int mostADay,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.rescans = rescans;
        this.audit = audit;
        this.mostADay = mostADay;
        this.clock = clock;
    }

    /**
     * 409 RESCAN_NOT_POSSIBLE for a finding of another source or in another state, 409 RESCAN_UNDER_WAY while one waits,
     * 422 RESCANNED_OFTEN_ENOUGH once the number of the legal day is used up.
     */
    StoredResponse handle(UUID id, IdempotentRequest request) {
        access.requireOwn(id);
        return idempotency.perform(request, () -> request(access.locked(id)));
    }

    private Reply request(Finding finding) {
        var key = finding.key();
        if (key.source() != FindingSource.SCAN || !POSSIBLE.contains(finding.state())) {
            throw new ProblemException(InspectionProblem.RESCAN_NOT_POSSIBLE);
        }
        if (rescans.isWaiting(finding.id())) {
            throw new ProblemException(InspectionProblem.RESCAN_UNDER_WAY);
        }
        var now = clock.instant();
        if (rescans.countSince(finding.id(), LegalTime.startOf(LegalTime.dayOf(now))) >= mostADay) {
            throw ProblemException.broken(List.of(Violation.of("", "RESCANNED_OFTEN_ENOUGH", null, mostADay)));
        }
        var site = new ScannedSite.Key(key.domain(), key.serviceId());
        var rescan = Rescan.requested(Ids.next(), finding.id(), site, now);
        rescans.insert(rescan, false);
        audit.record(Act.of("FINDING.RESCAN", FindingProgress.OBJECT, finding.id())
                .with("partner", access.asHolder().partner())
                .with(
                        "onBehalfOf",
                        access.asHolder().partner() == null
                                ? null
                                : finding.owner().holder()));
        return new Reply(202, "/api/v1/findings/" + finding.id(), null, RescanView.of(rescan));
    }
}

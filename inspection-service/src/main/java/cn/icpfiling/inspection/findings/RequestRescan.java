package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The holder, or its partner, asks for a look now: at the domain of a shell site, which the scan carries out within a minute, or
 * by the automatic check that gave the reason of a campaign's finding.
 */
@ApplicationScoped
class RequestRescan {
    private static final Set<FindingState> POSSIBLE =
            Set.of(FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final IdempotencyService idempotency;
    private final FindingAccess access;
    private final RescanTable rescans;
    private final RepeatedCheckTable repeats;
    private final Audit audit;
    private final int mostADay;
    private final Clock clock;

    RequestRescan(
            IdempotencyService idempotency,
            FindingAccess access,
            RescanTable rescans,
            RepeatedCheckTable repeats,
            Audit audit,
            @ConfigProperty(name = "icp.scan.rescans-per-day") int mostADay,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.rescans = rescans;
        this.repeats = repeats;
        this.audit = audit;
        this.mostADay = mostADay;
        this.clock = clock;
    }

    /**
     * 409 RESCAN_NOT_POSSIBLE for a finding of another source, of a reason that only a person gives, or in another state, 409 RESCAN_UNDER_WAY while one waits,
     * 422 RESCANNED_OFTEN_ENOUGH once the number of the legal day is used up.
     */
    StoredResponse handle(UUID id, IdempotentRequest request) {
        access.requireOwn(id);
        return idempotency.perform(request, () -> request(access.locked(id)));
    }

    private Reply request(Finding finding) {
        var key = finding.key();
        if (!isPossible(key) || !POSSIBLE.contains(finding.state())) {
            throw new ProblemException(InspectionProblem.RESCAN_NOT_POSSIBLE);
        }
        var view = key.source() == FindingSource.SCAN
                ? rescan(finding)
                : repeat(finding, RepeatableCheck.of(key).orElseThrow());
        audit.record(Act.of("FINDING.RESCAN", FindingProgress.OBJECT, finding.id())
                .with("partner", access.asHolder().partner())
                .with(
                        "onBehalfOf",
                        access.asHolder().partner() == null
                                ? null
                                : finding.owner().holder()));
        return new Reply(202, "/api/v1/findings/" + finding.id(), null, view);
    }

    /** Whether a machine looks at the holder's request, once the holder was told. */
    static boolean isPossible(FindingKey key) {
        return switch (key.source()) {
            case SCAN -> true;
            case CAMPAIGN -> RepeatableCheck.of(key).isPresent();
            case CONCERN, SPOT_CHECK, AUTHORITY_LIST -> false;
        };
    }

    /**
     * A request of the platform that waits gives its turn to this one, and the platform asks again afterwards: an answer that differs
     * would tell the holder the moment of the platform's look.
     */
    private RescanView rescan(Finding finding) {
        var now = clock.instant();
        requireTurn(rescans.isWaiting(finding.id(), false), rescans.countSince(finding.id(), startOfDay(now)));
        var site = new ScannedSite.Key(finding.key().domain(), finding.key().serviceId());
        var rescan = Rescan.requested(Ids.next(), finding.id(), site, now);
        if (rescans.isWaiting(finding.id(), true)) {
            rescans.takeBack(finding.id());
        }
        rescans.insert(rescan, false);
        return RescanView.of(rescan);
    }

    /** Takes the turn of the platform's, as a rescan does. */
    private RescanView repeat(Finding finding, CheckKind check) {
        var now = clock.instant();
        requireTurn(repeats.isWaiting(finding.id(), false), repeats.countSince(finding.id(), startOfDay(now)));
        var repeat =
                RepeatedCheck.requested(Ids.next(), finding.id(), finding.key().serviceId(), check, now);
        if (repeats.isWaiting(finding.id(), true)) {
            repeats.takeBack(finding.id());
        }
        repeats.insert(repeat, false);
        return RescanView.of(repeat);
    }

    private void requireTurn(boolean waits, int askedToday) {
        if (waits) {
            throw new ProblemException(InspectionProblem.RESCAN_UNDER_WAY);
        }
        if (askedToday >= mostADay) {
            throw ProblemException.broken(List.of(Violation.of("", "RESCANNED_OFTEN_ENOUGH", null, mostADay)));
        }
    }

    private static Instant startOfDay(Instant now) {
        return LegalTime.startOf(LegalTime.dayOf(now));
    }
}

package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingLifecycle;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The acts of an inspector on a finding, never on one about the inspector's own filing. */
@ApplicationScoped
class InspectFinding {
    private final IdempotencyService idempotency;
    private final FindingAccess access;
    private final FindingProgress progress;
    private final FindingViews views;
    private final PolicyVersions policies;
    private final ScanEvidence scanEvidence;
    private final PaperHolds paperHolds;
    private final Clock clock;

    InspectFinding(
            IdempotencyService idempotency,
            FindingAccess access,
            FindingProgress progress,
            FindingViews views,
            PolicyVersions policies,
            ScanEvidence scanEvidence,
            PaperHolds paperHolds,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.progress = progress;
        this.views = views;
        this.policies = policies;
        this.scanEvidence = scanEvidence;
        this.paperHolds = paperHolds;
        this.clock = clock;
    }

    /** One act on the locked finding. */
    private interface Work {
        FindingStep on(Finding finding, FindingActor actor, Instant at);
    }

    /** Lets a finding that waits for an inspector be told to its holder. */
    StoredResponse tell(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return act(
                id,
                idempotentRequest,
                ifMatch,
                null,
                (finding, actor, at) -> finding.notifyHolder(policies.of(finding), actor, at));
    }

    StoredResponse confirm(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, InspectorRequest request) {
        return act(
                id,
                idempotentRequest,
                ifMatch,
                request.statement(),
                (finding, actor, at) -> finding.confirm(policies.of(finding), actor, at));
    }

    StoredResponse extend(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, ExtensionRequest request) {
        return act(
                id,
                idempotentRequest,
                ifMatch,
                request.statement(),
                (finding, actor, at) -> finding.extend(policies.of(finding), request.workingDays(), actor, at));
    }

    StoredResponse dismiss(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, InspectorRequest request) {
        return act(
                id,
                idempotentRequest,
                ifMatch,
                request.statement(),
                (finding, actor, at) -> finding.dismiss(actor, at));
    }

    /**
     * Refuses with RECHECKED_BY_ITS_SOURCE where the source looks again by itself: its look alone counts. A shell site that
     * is healthy again without a proof of access is an exception, and so is the decision that papers which hold the last day
     * up mend nothing.
     */
    StoredResponse recheck(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, RecheckRequest request) {
        var mended = request.result() == RecheckRequest.Result.MENDED;
        return act(id, idempotentRequest, ifMatch, request.statement(), (finding, actor, at) -> {
            FindingLifecycle.table().step(finding.state(), mended ? FindingAct.CURE : FindingAct.RECHECK, actor.role());
            if (finding.key().source().looksAgain()
                    && scanEvidence.decidable(List.of(finding)).isEmpty()
                    && (mended || !paperHolds.isHeld(finding))) {
                throw ProblemException.broken(List.of(Violation.of("", "RECHECKED_BY_ITS_SOURCE", null)));
            }
            return mended ? finding.cure(actor, at) : finding.recheck(actor, at);
        });
    }

    private StoredResponse act(
            UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, String statement, Work work) {
        access.requireInspectable(id);
        return idempotency.perform(idempotentRequest, () -> locked(id, ifMatch, statement, work));
    }

    private Reply locked(UUID id, IfMatch ifMatch, String statement, Work work) {
        var finding = access.locked(id);
        ifMatch.require(finding.version());
        progress.record(finding, work.on(finding, access.asInspector(), clock.instant()), statement);
        return views.whole(finding).reply();
    }
}

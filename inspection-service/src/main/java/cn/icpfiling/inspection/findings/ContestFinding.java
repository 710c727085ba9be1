package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The holder, or its partner, contests a finding. The deadline stands until an inspector has decided. */
@ApplicationScoped
class ContestFinding {
    private final IdempotencyService idempotency;
    private final FindingAccess access;
    private final FindingProgress progress;
    private final FindingViews views;
    private final PolicyVersions policies;
    private final Clock clock;

    ContestFinding(
            IdempotencyService idempotency,
            FindingAccess access,
            FindingProgress progress,
            FindingViews views,
            PolicyVersions policies,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.progress = progress;
        this.views = views;
        this.policies = policies;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, ContestRequest request) {
        access.requireOwn(id);
        return idempotency.perform(idempotentRequest, () -> contest(id, ifMatch, request));
    }

    private Reply contest(UUID id, IfMatch ifMatch, ContestRequest request) {
        var finding = access.locked(id);
        ifMatch.require(finding.version());
        var step = finding.contest(policies.of(finding), access.asHolder(), clock.instant());
        progress.record(finding, step, request.statement());
        return views.whole(finding).reply();
    }
}

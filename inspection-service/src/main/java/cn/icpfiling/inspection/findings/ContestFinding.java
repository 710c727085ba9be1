package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The holder, or its partner, contests a finding. The deadline stands until an inspector has decided. */
@ApplicationScoped
class ContestFinding {
    private final IdempotencyService idempotency;
    private final FindingAccess access;
    private final FindingProgress progress;
    private final FindingViews views;
    private final PolicyVersions policies;
    private final ContestEvidence evidence;
    private final Clock clock;

    ContestFinding(
            IdempotencyService idempotency,
            FindingAccess access,
            FindingProgress progress,
            FindingViews views,
            PolicyVersions policies,
            ContestEvidence evidence,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.progress = progress;
        this.views = views;
        this.policies = policies;
        this.evidence = evidence;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, ContestRequest request) {
        access.requireOwn(id);
        var earlier =
                request.papers().isEmpty() ? Optional.<StoredResponse>empty() : idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var known = evidence.known(id, request.papers());
        return idempotency.perform(idempotentRequest, () -> contest(id, ifMatch, request, known));
    }

    private Reply contest(UUID id, IfMatch ifMatch, ContestRequest request, Set<UUID> known) {
        var finding = access.locked(id);
        ifMatch.require(finding.version());
        var step = finding.contest(policies.of(finding), access.asHolder(), clock.instant());
        progress.record(finding, step, request.statement());
        evidence.name(step, request.papers(), known);
        return views.whole(finding).reply();
    }
}

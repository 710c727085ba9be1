package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.store.InspectionPolicyTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/**
 * Replaces the policies as a whole. The request names the version that it replaces; of two requests that replace the
 * same one, one is refused.
 */
@ApplicationScoped
class ReplacePolicies {
    private final IdempotencyService idempotency;
    private final InspectionPolicyTable table;
    private final PolicyVersions versions;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    ReplacePolicies(
            IdempotencyService idempotency,
            InspectionPolicyTable table,
            PolicyVersions versions,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.table = table;
        this.versions = versions;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param from when the version begins to hold, null for at once; findings that were opened before keep theirs */
    StoredResponse handle(IdempotentRequest idempotentRequest, int replaces, Instant from, PolicyContent content) {
        try {
            return idempotency.perform(idempotentRequest, () -> replace(replaces, from, content));
        } catch (InspectionPolicyTable.AlreadyReplaced meanwhile) {
            throw superseded();
        }
    }

    private Reply replace(int replaces, Instant wish, PolicyContent content) {
        if (newest() != replaces) {
            throw superseded();
        }
        var now = clock.instant();
        var faults = new ArrayList<>(PolicyFaults.of(content));
        if (wish != null && wish.isBefore(now)) {
            faults.add(Violation.of("/query/effectiveFrom", "POLICIES_EFFECTIVE_IN_THE_PAST", null));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        var from = wish == null ? now : wish.truncatedTo(ChronoUnit.MICROS);
        var made = table.insert(
                new InspectionPolicyTable.Row(0, Ids.next(), from, replaces, actor.account(), now),
                versions.written(content.asStored()));
        audit.record(Act.of("INSPECTION_POLICIES.REPLACE", "INSPECTION_POLICIES", made.id())
                .with("version", made.version())
                .with("replaces", replaces));
        return new Reply(
                201,
                "/api/v1/inspection-policies/" + made.version(),
                null,
                PolicyVersion.of(made, versions.versionInForce()));
    }

    private int newest() {
        return table.newest().orElse(PolicyVersions.SHIPPED);
    }

    private ProblemException superseded() {
        return new ProblemException(InspectionProblem.POLICIES_SUPERSEDED, newest());
    }
}

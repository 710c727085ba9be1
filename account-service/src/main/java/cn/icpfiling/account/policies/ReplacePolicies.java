package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.store.SupportPolicyTable;
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
 * Proposes other rules of the support as a whole, which hold once another administrator has confirmed them ({@link DecidePolicies}). The
 * request names the version that it replaces; of two requests that replace the same one, one is refused.
 */
@ApplicationScoped
class ReplacePolicies {
    private final IdempotencyService idempotency;
    private final SupportPolicyTable table;
    private final PolicyVersions versions;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    ReplacePolicies(
            IdempotencyService idempotency,
            SupportPolicyTable table,
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

    /** @param from when the version begins to hold, null for at once; cases that were opened before keep theirs */
    StoredResponse handle(IdempotentRequest idempotentRequest, int replaces, Instant from, PolicyContent content) {
        try {
            return idempotency.perform(idempotentRequest, () -> replace(replaces, from, content));
        } catch (SupportPolicyTable.AlreadyReplaced meanwhile) {
            throw superseded();
        }
    }

    private Reply replace(int replaces, Instant wish, PolicyContent content) {
        if (newest() != replaces) {
            throw superseded();
        }
        table.newest().filter(SupportPolicyTable.Row::isProposed).ifPresent(open -> {
            throw new ProblemException(AccountProblem.SUPPORT_POLICIES_PROPOSED, open.version());
        });
        var now = clock.instant();
        var faults = new ArrayList<>(PolicyFaults.of(content));
        if (wish != null && wish.isBefore(now)) {
            faults.add(Violation.of("/query/effectiveFrom", "SUPPORT_POLICIES_EFFECTIVE_IN_THE_PAST", null));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        var from = wish == null ? null : wish.truncatedTo(ChronoUnit.MICROS);
        var made = table.insert(
                new SupportPolicyTable.Proposal(Ids.next(), replaces, actor.account(), now, from),
                versions.written(content));
        var act = Act.of("SUPPORT_POLICIES.REPLACE", "SUPPORT_POLICIES", made.id())
                .with("version", made.version())
                .with("replaces", replaces);
        audit.record(PolicyChanges.in(act, versions.before(made.version()), content));
        return new Reply(
                201,
                "/api/v1/support-policies/" + made.version(),
                null,
                PolicyVersion.of(made, versions.versionInForce()));
    }

    private int newest() {
        return table.newest().map(SupportPolicyTable.Row::version).orElse(PolicyVersions.SHIPPED);
    }

    private ProblemException superseded() {
        return new ProblemException(AccountProblem.SUPPORT_POLICIES_SUPERSEDED, newest());
    }
}

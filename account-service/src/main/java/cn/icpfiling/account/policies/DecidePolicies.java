package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.store.SupportPolicyTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * A second administrator confirms the rules that another one proposed, or any administrator withdraws them: how many people decide a case,
 * on which papers and in how many days is nothing that one person changes. The lock of the version lets one decision win, and the database
 * refuses one person for both steps.
 */
@ApplicationScoped
class DecidePolicies {

    private final IdempotencyService idempotency;
    private final SupportPolicyTable table;
    private final PolicyVersions versions;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    DecidePolicies(
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

    /** What an administrator does with a proposed version. */
    enum Decision {
        CONFIRM,
        WITHDRAW
    }

    StoredResponse handle(int version, Decision decision, IdempotentRequest request) {
        return idempotency.perform(request, () -> {
            var proposed = table.locked(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (!proposed.isProposed()) {
                throw new ProblemException(
                        CommonProblem.ACT_NOT_ALLOWED, PolicyState.of(proposed), decision, List.of());
            }
            var decided = decision == Decision.CONFIRM ? confirm(proposed) : withdraw(proposed);
            return new Reply(200, null, null, PolicyVersion.of(decided, versions.versionInForce()));
        });
    }

    /**
     * The rules are checked once more, because a release since they were proposed may ask for rules of further kinds. One that asks for
     * more in a rule has raised them: the raised rules are what is confirmed, audited and used. Refuses a version that is not the newest,
     * because a replica of an earlier release replaced it: it would hold until that one begins, at most.
     */
    private SupportPolicyTable.Row confirm(SupportPolicyTable.Row proposed) {
        if (proposed.madeBy().equals(actor.account())) {
            throw new ProblemException(AccountProblem.SUPPORT_POLICIES_SECOND_PERSON_NEEDED);
        }
        table.newest().filter(newest -> newest.version() != proposed.version()).ifPresent(newest -> {
            throw new ProblemException(AccountProblem.SUPPORT_POLICIES_SUPERSEDED, newest.version());
        });
        var content = versions.content(proposed.version());
        var faults = PolicyFaults.of(content);
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        var decided = decide(proposed, laterOf(proposed.wantedFrom(), clock.instant()));
        audit.record(PolicyChanges.in(
                act("CONFIRM", proposed).with("proposedBy", proposed.madeBy()),
                versions.before(proposed.version()),
                content));
        return decided;
    }

    private SupportPolicyTable.Row withdraw(SupportPolicyTable.Row proposed) {
        audit.record(act("WITHDRAW", proposed).with("proposedBy", proposed.madeBy()));
        return decide(proposed, SupportPolicyTable.NEVER);
    }

    private SupportPolicyTable.Row decide(SupportPolicyTable.Row proposed, Instant effectiveFrom) {
        return table.decide(proposed.version(), effectiveFrom, actor.account(), clock.instant());
    }

    private static Instant laterOf(Instant wish, Instant now) {
        return wish == null || wish.isBefore(now) ? now : wish;
    }

    private static Act act(String code, SupportPolicyTable.Row row) {
        return Act.of("SUPPORT_POLICIES." + code, "SUPPORT_POLICIES", row.id()).with("version", row.version());
    }
}

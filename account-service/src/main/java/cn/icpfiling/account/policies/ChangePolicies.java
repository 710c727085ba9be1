package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.store.SupportPolicyTable;
import cn.icpfiling.account.store.SupportPolicyTable.Row;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Two people change the rules of the support as a whole: one administrator proposes others, and a second one confirms them, or any
 * administrator withdraws them. How many people decide a case, on which papers and in how many days is nothing that one person changes. A
 * proposal names the version that it replaces; of two that replace the same one, one is refused. The lock of the version lets one decision
 * win, and the database refuses one person for both steps.
 */
@ApplicationScoped
class ChangePolicies {

    private final IdempotencyService idempotency;
    private final SupportPolicyTable table;
    private final PolicyVersions versions;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    ChangePolicies(
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

    /** @param from when the version begins to hold, null for at once; cases that were opened before keep theirs */
    StoredResponse propose(IdempotentRequest request, int replaces, Instant from, PolicyContent content) {
        try {
            return idempotency.perform(request, () -> proposal(replaces, from, content));
        } catch (SupportPolicyTable.AlreadyReplaced meanwhile) {
            throw superseded();
        }
    }

    private Reply proposal(int replaces, Instant wish, PolicyContent content) {
        if (newest() != replaces) {
            throw superseded();
        }
        table.newest().filter(Row::isProposed).ifPresent(open -> {
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
        audit.record(PolicyChanges.in(
                act("REPLACE", made).with("replaces", replaces), versions.before(made.version()), content));
        return new Reply(201, "/api/v1/support-policies/" + made.version(), null, shown(made));
    }

    StoredResponse decide(IdempotentRequest request, int version, Decision decision) {
        return idempotency.perform(request, () -> {
            var proposed = table.locked(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (!proposed.isProposed()) {
                throw new ProblemException(
                        CommonProblem.ACT_NOT_ALLOWED, PolicyState.of(proposed), decision, List.of());
            }
            return new Reply(
                    200, null, null, shown(decision == Decision.CONFIRM ? confirm(proposed) : withdraw(proposed)));
        });
    }

    /**
     * The rules are checked once more, because a release since they were proposed may ask for rules of further kinds. One that asks for
     * more in a rule has raised them: the raised rules are what is confirmed, audited and used. Refuses a version that is not the newest,
     * because a replica of an earlier release replaced it: it would hold until that one begins, at most.
     */
    private Row confirm(Row proposed) {
        if (proposed.madeBy().equals(actor.account())) {
            throw new ProblemException(AccountProblem.SUPPORT_POLICIES_SECOND_PERSON_NEEDED);
        }
        if (newest() != proposed.version()) {
            throw superseded();
        }
        var content = versions.content(proposed.version());
        var faults = PolicyFaults.of(content);
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        audit.record(PolicyChanges.in(decision("CONFIRM", proposed), versions.before(proposed.version()), content));
        return decided(proposed, laterOf(proposed.wantedFrom(), clock.instant()));
    }

    private Row withdraw(Row proposed) {
        audit.record(decision("WITHDRAW", proposed));
        return decided(proposed, SupportPolicyTable.NEVER);
    }

    private Row decided(Row proposed, Instant effectiveFrom) {
        return table.decide(proposed.version(), effectiveFrom, actor.account(), clock.instant());
    }

    private static Instant laterOf(Instant wish, Instant now) {
        return wish == null || wish.isBefore(now) ? now : wish;
    }

    private static Act decision(String code, Row proposed) {
        return act(code, proposed).with("proposedBy", proposed.madeBy());
    }

    private static Act act(String code, Row row) {
        return Act.of("SUPPORT_POLICIES." + code, "SUPPORT_POLICIES", row.id()).with("version", row.version());
    }

    private PolicyVersion shown(Row row) {
        return PolicyVersion.of(row, versions.versionInForce());
    }

    private int newest() {
        return table.newest().map(Row::version).orElse(PolicyVersions.SHIPPED);
    }

    private ProblemException superseded() {
        return new ProblemException(AccountProblem.SUPPORT_POLICIES_SUPERSEDED, newest());
    }
}

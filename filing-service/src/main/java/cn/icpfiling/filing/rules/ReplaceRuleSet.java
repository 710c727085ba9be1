package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.store.RuleSetTable;
import cn.icpfiling.filing.store.RuleSetTable.Origin;
import cn.icpfiling.filing.store.RuleSetTable.Version;
import cn.icpfiling.filing.tables.RuleSetReader;
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
 * Replaces the provinces' rules as a whole. The request names the version that it replaces. Of two requests that
 * replace the same one, the second is refused, so no administrator overwrites an unread change.
 */
@ApplicationScoped
class ReplaceRuleSet {

    private final IdempotencyService idempotency;
    private final RuleSetTable table;
    private final RuleSets sets;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    ReplaceRuleSet(
            IdempotencyService idempotency,
            RuleSetTable table,
            RuleSets sets,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.table = table;
        this.sets = sets;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param from when it begins to hold, null for at once; orders judged before keep their version */
    StoredResponse handle(IdempotentRequest idempotentRequest, int replaces, Instant from, String body) {
        try {
            return idempotency.perform(idempotentRequest, () -> replace(replaces, from, body));
        } catch (RuleSetTable.AlreadyThere replacedMeanwhile) {
            throw superseded();
        }
    }

    private Reply replace(int replaces, Instant wish, String body) {
        if (table.newest().filter(one -> one.version() == replaces).isEmpty()) {
            throw superseded();
        }
        var now = clock.instant();
        var read = RuleSetReader.read(body);
        var faults = new ArrayList<>(read.faults());
        if (wish != null && wish.isBefore(now)) {
            faults.add(Violation.of("/query/effectiveFrom", "RULES_EFFECTIVE_IN_THE_PAST", null));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        var from = wish == null ? now : wish.truncatedTo(ChronoUnit.MICROS);
        var made = new Version(
                0,
                Ids.next(),
                Origin.OPERATOR,
                from,
                replaces,
                Digests.sha256(body),
                read.entries().size(),
                actor.account(),
                now);
        var version = table.insert(made, body);
        audit.record(Act.of("RULES.REPLACE", "RULE_SET", made.id())
                .with("version", version)
                .with("replaces", replaces));
        var row = table.version(version).orElseThrow();
        return new Reply(201, "/api/v1/rule-sets/" + version, null, RuleSetSummary.of(row, sets.versionInForce()));
    }

    private ProblemException superseded() {
        return new ProblemException(
                FilingProblem.RULE_SET_SUPERSEDED,
                table.newest().map(Version::version).orElse(0));
    }
}

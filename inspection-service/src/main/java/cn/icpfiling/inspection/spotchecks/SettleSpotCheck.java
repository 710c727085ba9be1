package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.CheckResult;
import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.core.SpotCheckAct;
import cn.icpfiling.inspection.core.SpotCheckActor;
import cn.icpfiling.inspection.core.SpotCheckItem;
import cn.icpfiling.inspection.core.SpotCheckLifecycle;
import cn.icpfiling.inspection.store.SpotCheckTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Stores an inspector's result of each item that the authority wants checked; filing-service passes the results on. A
 * difference opens a finding in the same transaction.
 */
@ApplicationScoped
class SettleSpotCheck {
    static final String TOPIC = "icp.inspection.spot-check.v1";

    private final IdempotencyService idempotency;
    private final SpotCheckTable checks;
    private final ReadSpotChecks readSpotChecks;
    private final FindingsOfSpotChecks findings;
    private final SpotCheckAccess access;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    SettleSpotCheck(
            IdempotencyService idempotency,
            SpotCheckTable checks,
            ReadSpotChecks readSpotChecks,
            FindingsOfSpotChecks findings,
            SpotCheckAccess access,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.checks = checks;
        this.readSpotChecks = readSpotChecks;
        this.findings = findings;
        this.access = access;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, List<ItemAnswer> answers) {
        access.requireSettleable(id);
        return idempotency.perform(idempotentRequest, () -> settle(id, ifMatch, answers));
    }

    private Reply settle(UUID id, IfMatch ifMatch, List<ItemAnswer> answers) {
        var check = access.locked(id);
        var before = check.settlement();
        ifMatch.require(before.version());
        SpotCheckLifecycle.table().step(before.state(), SpotCheckAct.SETTLE, SpotCheckActor.INSPECTOR);
        var after = before.settled(complete(check, answers), clock.instant());
        checks.change(id, after);
        var act = Act.of("SPOT_CHECK.SETTLE", "SPOT_CHECK", id).with("round", after.round());
        for (var answer : after.answers().entrySet()) {
            act = act.with(inTheAudit(answer.getKey()), answer.getValue());
        }
        audit.record(act);
        outbox.append(new OutboxEvent(
                TOPIC,
                check.subjectId().toString(),
                SpotCheckLifecycle.SETTLED_EVENT,
                id,
                after.round(),
                SettledEventData.of(check, after)));
        findings.settle(check.with(after), access.inspector());
        var shown = readSpotChecks.after(check.with(after));
        return new Reply(200, null, ReadSpotChecks.tag(after).toString(), shown);
    }

    /** PRINCIPAL_REACHABLE becomes principalReachable. */
    private static String inTheAudit(SpotCheckItem item) {
        var words = item.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words, 1, words.length)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** Requires each item once, and no other item. */
    private static Map<SpotCheckItem, CheckResult> complete(SpotCheck check, List<ItemAnswer> answers) {
        var found = new EnumMap<SpotCheckItem, CheckResult>(SpotCheckItem.class);
        var wrong = new ArrayList<Violation>();
        for (var at = 0; at < answers.size(); at++) {
            var answer = answers.get(at);
            if (!check.items().contains(answer.item())) {
                wrong.add(Violation.of("/answers/" + at + "/item", "ITEM_NOT_ASKED_FOR", null));
            } else if (found.put(answer.item(), answer.result()) != null) {
                wrong.add(Violation.of("/answers/" + at + "/item", "ITEM_ANSWERED_TWICE", null));
            }
        }
        check.items().stream()
                .filter(item -> !found.containsKey(item))
                .forEach(item -> wrong.add(Violation.of("/answers", "ITEM_NOT_ANSWERED", null, item)));
        if (!wrong.isEmpty()) {
            throw ProblemException.broken(wrong);
        }
        return found;
    }
}

package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.RuleFinding;
import cn.icpfiling.filing.core.RuleProposal;
import cn.icpfiling.filing.core.RuleResult;
import cn.icpfiling.filing.core.Settlement;
import cn.icpfiling.filing.core.SettlementRules;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A reviewer settles rules that had no answer. A rule that is found broken returns the order to its applicant at once.
 */
@ApplicationScoped
class SettleRules {

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final MaterialRepository materials;
    private final SettlementRepository settlements;
    private final SettlementRules rules;
    private final OrderProgress progress;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final Clock clock;

    SettleRules(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            MaterialRepository materials,
            SettlementRepository settlements,
            SettlementRules rules,
            OrderProgress progress,
            ReviewClaims claims,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.materials = materials;
        this.settlements = settlements;
        this.rules = rules;
        this.progress = progress;
        this.claims = claims;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen, List<RuleProposal> proposals) {
        access.requireReviewable(orderId);
        return once.perform(attempt, () -> settle(orderId, seen, proposals));
    }

    private Reply settle(UUID orderId, IfMatch seen, List<RuleProposal> proposals) {
        var order = orders.locked(orderId);
        seen.require(order.version());
        var now = clock.instant();
        var open = order.openRules().settleable();
        var evidence = proposals.stream()
                .map(one -> new Reason(one.evidenceCode(), one.pointer(), one.rule(), null))
                .toList();
        // The state is checked before the rules. Any refusal below rolls the step back.
        var step = progress.perform(order, OrderAct.SETTLE_RULES, access.actor(), now, evidence);
        var papers =
                materials.countedOf(orderId).stream().collect(Collectors.toMap(Material::kind, Function.identity()));
        var wrong = rules.check(proposals, open, papers.keySet());
        if (!wrong.isEmpty()) {
            throw ProblemException.broken(wrong);
        }
        var settled = proposals.stream()
                .map(one -> settlement(step, order, finding(open, one), one, papers))
                .toList();
        settlements.persist(settled);
        order.openRules().settle(settled);
        var broken = proposals.stream()
                .filter(one -> one.result() == RuleResult.BROKEN)
                .map(this::brokenReason)
                .toList();
        if (!broken.isEmpty()) {
            progress.perform(order, OrderAct.REQUEST_CORRECTION, access.actor(), now, broken);
        }
        claims.keep(order, now);
        return views.of(order).reply();
    }

    private Reason brokenReason(RuleProposal one) {
        return new Reason(rules.of(one.rule()).orElseThrow().brokenCode(), one.pointer(), one.rule(), null);
    }

    private static RuleFinding finding(List<RuleFinding> open, RuleProposal one) {
        return open.stream()
                .filter(finding -> finding.isAt(one.pointer(), one.rule()))
                .findFirst()
                .orElseThrow();
    }

    private static Settlement settlement(
            OrderEvent step, Order order, RuleFinding finding, RuleProposal one, Map<MaterialKind, Material> papers) {
        var evidence = one.source() == null
                ? Settlement.Evidence.of(papers.get(one.paper()), null)
                : Settlement.Evidence.of(one.source());
        return new Settlement(step, order.submission(), finding, one.result(), evidence);
    }
}

package cn.icpfiling.filing.review;

import cn.icpfiling.filing.authority.FlagBarredOrder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.review.RuleProposal;
import cn.icpfiling.filing.core.review.SettlementRules;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A reviewer settles the rules that no source could answer. A broken rule returns the order to its applicant at once. */
@ApplicationScoped
class SettleRules {

    private final ReviewActs reviews;
    private final MaterialRepository materials;
    private final SettlementRepository settlements;
    private final SettlementRules rules;
    private final FlagBarredOrder flagBarredOrder;
    private final ReviewClaims claims;
    private final OrderViews views;

    SettleRules(
            ReviewActs reviews,
            MaterialRepository materials,
            SettlementRepository settlements,
            SettlementRules rules,
            FlagBarredOrder flagBarredOrder,
            ReviewClaims claims,
            OrderViews views) {
        this.reviews = reviews;
        this.materials = materials;
        this.settlements = settlements;
        this.rules = rules;
        this.flagBarredOrder = flagBarredOrder;
        this.claims = claims;
        this.views = views;
    }

    StoredResponse handle(
            UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, List<RuleProposal> proposals) {
        return reviews.handle(orderId, idempotentRequest, ifMatch, order -> settle(order, proposals));
    }

    private Reply settle(Order order, List<RuleProposal> proposals) {
        var open = order.openRules().settleable();
        var evidence = proposals.stream()
                .map(one -> new Reason(one.evidenceCode(), one.pointer(), one.rule(), null))
                .toList();
        // The state comes before the rules; whatever is refused below is rolled back with it.
        var step = reviews.perform(order, OrderAct.SETTLE_RULES, evidence);
        var papers =
                materials.countedOf(order.id()).stream().collect(Collectors.toMap(Material::kind, Function.identity()));
        var wrong = rules.check(proposals, open, papers.keySet());
        if (!wrong.isEmpty()) {
            throw ProblemException.broken(wrong);
        }
        var settled = proposals.stream()
                .map(one -> settlement(step, order, finding(open, one), one, papers))
                .toList();
        settlements.persist(settled);
        order.openRules().settle(settled);
        flagBarredOrder.keepFlag(order);
        var broken = proposals.stream()
                .filter(one -> one.result() == RuleResult.BROKEN)
                .map(one -> brokenReason(one, finding(open, one)))
                .toList();
        if (!broken.isEmpty()) {
            reviews.perform(order, OrderAct.REQUEST_CORRECTION, broken, step.at());
        }
        claims.keep(order, step.at());
        return views.of(order).reply();
    }

    /** A day that verification named stays in the reason if the reviewer found what it suspected. */
    private Reason brokenReason(RuleProposal one, RuleFinding finding) {
        var code = rules.of(one.rule()).orElseThrow().brokenCode();
        return code.equals(finding.code()) ? finding.reason() : new Reason(code, one.pointer(), one.rule(), null);
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
        return new Settlement(step.origin(), order.submission(), finding, one.result(), evidence);
    }
}

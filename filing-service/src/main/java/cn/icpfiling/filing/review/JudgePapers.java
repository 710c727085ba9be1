package cn.icpfiling.filing.review;

import cn.icpfiling.filing.authority.FlagBarredOrder;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.materials.PapersInstead;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides on papers in place of D1: the one broken rule that a reviewer can set aside, if nature and province allow it.
 */
@ApplicationScoped
class JudgePapers {

    private final ReviewActs reviews;
    private final PapersInstead papers;
    private final SettlementRepository settlements;
    private final FlagBarredOrder flagBarredOrder;
    private final ReviewClaims claims;
    private final OrderViews views;

    JudgePapers(
            ReviewActs reviews,
            PapersInstead papers,
            SettlementRepository settlements,
            FlagBarredOrder flagBarredOrder,
            ReviewClaims claims,
            OrderViews views) {
        this.reviews = reviews;
        this.papers = papers;
        this.settlements = settlements;
        this.flagBarredOrder = flagBarredOrder;
        this.claims = claims;
        this.views = views;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, PapersDecision decision) {
        return reviews.handle(orderId, idempotentRequest, ifMatch, order -> judge(order, decision));
    }

    private Reply judge(Order order, PapersDecision decision) {
        var registrant = order.verdict().open().stream()
                .filter(finding -> finding.rule().equals(DomainPapers.RULE))
                .toList();
        if (decision.decision() == PapersDecision.Decision.ACCEPT) {
            accept(order, registrant, decision);
        } else {
            refuse(order, registrant, decision);
        }
        return views.of(order).reply();
    }

    private void accept(Order order, List<RuleFinding> registrant, PapersDecision decision) {
        var told = Optional.ofNullable(decision.ground()).stream()
                .flatMap(ground -> registrant.stream()
                        .map(finding -> new Reason(ground.code(), finding.pointer(), finding.rule(), null)))
                .toList();
        var step = reviews.perform(order, OrderAct.ACCEPT_PAPERS, told);
        var paper = requirePaper(order, registrant);
        PapersFaults.refuse(decision);
        var settled = registrant.stream()
                .map(finding -> new Settlement(
                        step.origin(),
                        order.submission(),
                        finding,
                        RuleResult.HOLDS,
                        Settlement.Evidence.of(paper, decision.ground())))
                .toList();
        settlements.persist(settled);
        order.openRules().settle(settled);
        flagBarredOrder.keepFlag(order);
        claims.keep(order, step.at());
    }

    private void refuse(Order order, List<RuleFinding> registrant, PapersDecision decision) {
        var why = Stream.concat(
                        registrant.stream()
                                .filter(finding -> finding.result() == RuleResult.BROKEN)
                                .map(RuleFinding::reason),
                        decision.reasons().stream().map(reason -> Reason.of(reason.code(), reason.pointer())))
                .toList();
        reviews.perform(order, OrderAct.REQUEST_CORRECTION, why);
        requirePaper(order, registrant);
        PapersFaults.refuse(decision);
    }

    private Material requirePaper(Order order, List<RuleFinding> registrant) {
        return papers.of(order)
                .filter(_ -> !registrant.isEmpty())
                .orElseThrow(() -> new ProblemException(FilingProblem.NOTHING_TO_SETTLE));
    }
}

package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.DomainPapers;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.RuleFinding;
import cn.icpfiling.filing.core.RuleResult;
import cn.icpfiling.filing.core.Settlement;
import cn.icpfiling.filing.materials.PapersInstead;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides on papers in place of D1: the one broken rule that a reviewer can set aside, if nature and province allow it.
 */
@ApplicationScoped
class JudgePapers {

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final PapersInstead papers;
    private final SettlementRepository settlements;
    private final OrderProgress progress;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final Clock clock;

    JudgePapers(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            PapersInstead papers,
            SettlementRepository settlements,
            OrderProgress progress,
            ReviewClaims claims,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.papers = papers;
        this.settlements = settlements;
        this.progress = progress;
        this.claims = claims;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen, PapersDecision decision) {
        access.requireReviewable(orderId);
        return once.perform(attempt, () -> judge(orderId, seen, decision));
    }

    private Reply judge(UUID orderId, IfMatch seen, PapersDecision decision) {
        var order = orders.locked(orderId);
        seen.require(order.version());
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
        var step = progress.perform(order, OrderAct.ACCEPT_PAPERS, access.actor(), clock.instant(), told);
        var paper = requirePaper(order, registrant);
        PapersFaults.refuse(decision);
        var settled = registrant.stream()
                .map(finding -> new Settlement(
                        step,
                        order.submission(),
                        finding,
                        RuleResult.HOLDS,
                        Settlement.Evidence.of(paper, decision.ground())))
                .toList();
        settlements.persist(settled);
        order.openRules().settle(settled);
        claims.keep(order, step.at());
    }

    private void refuse(Order order, List<RuleFinding> registrant, PapersDecision decision) {
        var why = Stream.concat(
                        registrant.stream()
                                .filter(finding -> finding.result() == RuleResult.BROKEN)
                                .map(RuleFinding::reason),
                        decision.reasons().stream().map(reason -> Reason.of(reason.code(), reason.pointer())))
                .toList();
        progress.perform(order, OrderAct.REQUEST_CORRECTION, access.actor(), clock.instant(), why);
        requirePaper(order, registrant);
        PapersFaults.refuse(decision);
    }

    private Material requirePaper(Order order, List<RuleFinding> registrant) {
        return papers.of(order)
                .filter(_ -> !registrant.isEmpty())
                .orElseThrow(() -> new ProblemException(FilingProblem.NOTHING_TO_SETTLE));
    }
}

package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What keeps an order from being approved: rules of its verdict that are broken or unknown, and rules of the province that
 * nobody could answer when it was submitted. Verification does not look at these, so they are a person's from the beginning.
 */
public final class OpenRules {

    private final Order order;

    OpenRules(Order order) {
        this.order = order;
    }

    public List<RuleFinding> all() {
        return Stream.concat(ofVerification().stream(), ofProvince().stream()).toList();
    }

    /** What a person may settle now: while verification looks on nobody settles what it may still find. */
    public List<RuleFinding> settleable() {
        return order.verdict().lastLook() ? all() : ofProvince();
    }

    public List<RuleFinding> ofProvince() {
        return order.rules().map(RulesApplied::open).orElse(List.of());
    }

    /** Nothing before the verdict on this submission. */
    private List<RuleFinding> ofVerification() {
        return order.verdict().isOn(order.submission()) ? order.verdict().open() : List.of();
    }

    /** For {@link OrderAct#SETTLE_RULES} and {@link OrderAct#ACCEPT_PAPERS}: what was settled; call after perform. */
    public void settle(Collection<Settlement> settlements) {
        order.verdict().settle(settlements);
        order.rules().ifPresent(rules -> rules.settle(settlements));
        order.lastStep.settledOf(order.submission());
        askForAPerson();
    }

    /** What the verdict asks for, while the order is under review. */
    public OrderVerdict.Next next(boolean papers) {
        return order.state().underReview()
                ? order.verdict().next(order.submission(), papers)
                : OrderVerdict.Next.NOTHING;
    }

    /** A verdict that asks for nobody leaves what it does not look at. */
    void askForAPerson() {
        if (order.state().underReview() && !ofProvince().isEmpty()) {
            order.verdict().flag();
        }
    }

    /** Refused with what is outstanding. */
    void requireCleared() {
        if (!order.verdict().clears(order.submission()) || !ofProvince().isEmpty()) {
            throw new ProblemException(FilingProblem.VERDICT_OUTSTANDING).with(outstanding());
        }
    }

    /** Never empty: a verdict that has not come, or that names no rule, is outstanding itself. */
    private List<Violation> outstanding() {
        var outstanding = new ArrayList<Violation>();
        if (!order.verdict().clears(order.submission()) && ofVerification().isEmpty()) {
            outstanding.add(Violation.of("/decision", "VERDICT_AWAITED", null));
        }
        all().forEach(finding -> outstanding.add(Violation.of(finding.pointer(), finding.code(), finding.rule())));
        return outstanding;
    }

    void requireSettleable() {
        if (ofProvince().isEmpty()) {
            order.verdict().requireLastLook(order.submission());
        }
    }

    /** The acts that they do not let a reviewer do now. */
    Set<OrderAct> keepsBack() {
        var kept = EnumSet.noneOf(OrderAct.class);
        kept.addAll(order.verdict().keepsBack(order.submission()));
        if (!ofProvince().isEmpty()) {
            kept.add(OrderAct.APPROVE);
            kept.remove(OrderAct.SETTLE_RULES);
        }
        return kept;
    }
}

package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that keep an order from approval: broken or unknown rules of its verdict, and rules of the province that
 * had no answer at submission. Verification does not check the province's rules, so a reviewer settles them from the
 * beginning.
 */
public final class OpenRules {

    private final Order order;

    OpenRules(Order order) {
        this.order = order;
    }

    public List<RuleFinding> all() {
        return Stream.concat(ofVerification().stream(), ofProvince().stream()).toList();
    }

    /**
     * The rules that a reviewer may settle now. While verification continues, its findings may change and are not
     * settled.
     */
    public List<RuleFinding> settleable() {
        return order.verdict().finalRound() ? all() : ofProvince();
    }

    public List<RuleFinding> ofProvince() {
        return order.rules().map(RulesApplied::open).orElse(List.of());
    }

    /** Empty before the verdict on this submission. */
    private List<RuleFinding> ofVerification() {
        return order.verdict().isOn(order.submission()) ? order.verdict().open() : List.of();
    }

    /**
     * For {@link OrderAct#SETTLE_RULES} and {@link OrderAct#ACCEPT_PAPERS}: applies the settlements. Call after
     * perform.
     */
    public void settle(Collection<Settlement> settlements) {
        order.verdict().settle(settlements);
        order.rules().ifPresent(rules -> rules.settle(settlements));
        order.lastStep.settledOf(order.submission());
        askForAPerson();
    }

    /** What the verdict requires next, while the order is under review. */
    public SettledVerdict.Next next(boolean papers) {
        return order.state().underReview()
                ? order.verdict().next(order.submission(), papers)
                : SettledVerdict.Next.NOTHING;
    }

    /** Flags the order even if its verdict needs no reviewer, as long as rules of the province are open. */
    void askForAPerson() {
        if (order.state().underReview() && !ofProvince().isEmpty()) {
            order.verdict().flag();
        }
    }

    /** Ends the flag of an entry of the blacklist that was lifted, unless verdict or open rules need a reviewer too. */
    public void unbarred(Instant at) {
        var flagged = order.verdict().needsPerson();
        order.verdict().unflag(order.submission());
        askForAPerson();
        if (flagged != order.verdict().needsPerson()) {
            order.changed(at);
        }
    }

    /** Keeps the order with a reviewer although its rules are settled: something else keeps it from approval. */
    public void stayFlagged() {
        if (order.state().underReview()) {
            order.verdict().flag();
        }
    }

    /** Refuses with the open rules. */
    void requireCleared() {
        if (!order.verdict().clears(order.submission()) || !ofProvince().isEmpty()) {
            throw new ProblemException(FilingProblem.VERDICT_OUTSTANDING).with(outstanding());
        }
    }

    /** Never empty: a verdict that is missing, or that names no rule, is itself outstanding. */
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
            order.verdict().requireFinalRound(order.submission());
        }
    }

    /** The acts that the open rules forbid to a reviewer now. */
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

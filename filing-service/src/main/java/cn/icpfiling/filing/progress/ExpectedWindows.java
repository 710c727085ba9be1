package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuledAct;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * When the next step of an order usually comes. How long the authority takes is what the province's rules said when the order was
 * judged: a later version changes no order that is on its way, and so nothing of what its readers have seen.
 */
@ApplicationScoped
public class ExpectedWindows {

    /** The ministry's own, for acts of which the rules say nothing. */
    private static final int USUAL_AUTHORITY_DAYS = 20;

    private final RuleSets rules;

    ExpectedWindows(RuleSets rules) {
        this.rules = rules;
    }

    public Optional<ExpectedWindow> of(Order order) {
        return order.state().withAuthority()
                ? ExpectedWindow.of(order, authorityDays(order))
                : ExpectedWindow.of(order, USUAL_AUTHORITY_DAYS);
    }

    private int authorityDays(Order order) {
        return order.rules()
                .map(applied -> rules.version(applied.version())
                        .on(
                                order.province(),
                                RuledAct.valueOf(order.type().name()),
                                LegalTime.dayOf(order.changedAt())))
                .flatMap(ProvinceRules::authorityReviewDays)
                .orElse(USUAL_AUTHORITY_DAYS);
    }
}

package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Runs the rules of a precheck on a prefilled order, as on a first filing: the type is found at the acceptance. Papers and
 * service number are left out, because only the holder can add them. Nothing here refuses.
 */
@ApplicationScoped
class PrefillFaults {

    private final RuleSets rules;
    private final OrderFacts.Book book;
    private final Clock clock;

    PrefillFaults(RuleSets rules, OrderFacts.Book book, Clock clock) {
        this.rules = rules;
        this.book = book;
        this.clock = clock;
    }

    List<Violation> of(PrefilledOrder.Outline outline, PrefillContent content) {
        var today = LegalTime.dayOf(clock.instant());
        var facts = new OrderFacts(
                OrderType.FIRST_FILING,
                new OrderFacts.Identity(
                        outline.region(),
                        outline.nature(),
                        outline.certificateType(),
                        content.certificateNumber(),
                        outline.domain()),
                content.subject(),
                content.service(),
                Set.of(),
                false,
                null,
                0,
                List.of(),
                today,
                book,
                rules.inForce().on(outline.region().province(), RuledAct.FIRST_FILING, today));
        return FilingRules.all(facts).stream()
                .filter(one -> !isLeftToTheHolder(one.pointer()))
                .toList();
    }

    private static boolean isLeftToTheHolder(String pointer) {
        return pointer.startsWith("/materials") || pointer.equals("/service/serviceNumber");
    }
}

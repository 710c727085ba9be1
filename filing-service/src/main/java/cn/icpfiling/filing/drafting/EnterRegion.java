package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.OrderKind.Part;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.progress.ShownOrder;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Enters another city and county of a filed subject in an order that changes it. A filing of the old platform came over with the region
 * that its form had, which may lack the county or name a city of another province; no change of the subject would pass without this.
 */
@ApplicationScoped
class EnterRegion {

    private static final String REGION = "/region";

    private final OrderAccess access;
    private final OrderViews views;
    private final OrderFacts.Book book;
    private final Clock clock;

    EnterRegion(OrderAccess access, OrderViews views, OrderFacts.Book book, Clock clock) {
        this.access = access;
        this.views = views;
        this.book = book;
        this.clock = clock;
    }

    @Transactional
    ShownOrder handle(UUID orderId, IfMatch ifMatch, RegionEntry entry) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        order.requireEditable();
        order.type().requireIdentityEntry(Part.REGION);
        var now = clock.instant();
        var region = entry.of(order.region().province());
        var broken = FilingRules.region(region, LegalTime.dayOf(now), book);
        if (!broken.isEmpty()) {
            throw ProblemException.broken(
                    broken.stream().map(EnterRegion::ofBody).toList());
        }
        order.entered(Part.REGION, before -> before.in(region));
        order.edited(now);
        return views.of(order);
    }

    /** The body is the region of the order. */
    private static Violation ofBody(Violation broken) {
        return new Violation(broken.pointer().substring(REGION.length()), broken.code(), broken.rule(), broken.args());
    }
}

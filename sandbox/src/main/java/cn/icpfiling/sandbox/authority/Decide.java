package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * The authority's decision: refuses an order that asks for a refusal or that the register forbids, and grants the rest.
 */
@ApplicationScoped
class Decide {

    private final Orders orders;
    private final Filings filings;
    private final Objections objections;
    private final Grant grant;
    private final Outgoing outgoing;
    private final TestClock clock;

    Decide(Orders orders, Filings filings, Objections objections, Grant grant, Outgoing outgoing, TestClock clock) {
        this.orders = orders;
        this.filings = filings;
        this.objections = objections;
        this.grant = grant;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Transactional
    void handle(long id) {
        orders.lock(id, OrderState.UNDER_REVIEW).ifPresent(order -> {
            // Locks before it reads the register, so a simultaneous deregistration comes completely before or after.
            if (order.filing().group().ofFiledSubject()) {
                filings.lock(order.filing().subjectNumber());
            }
            var reasons = objections.against(order.filing());
            if (reasons.isEmpty()) {
                orders.become(order.id(), OrderState.GRANTED);
                grant.handle(order, clock.now());
            } else {
                refuse(order, reasons);
            }
        });
    }

    /** Refuses an order that its developer takes back, which the register knows no reason against. */
    @Transactional
    void refuse(long id) {
        orders.lock(id, OrderState.UNDER_REVIEW)
                .ifPresent(order -> refuse(order, List.of(new Reason("/service", "RESET", "沙箱数据重置"))));
    }

    private void refuse(Orders.Order order, List<Reason> reasons) {
        orders.become(order.id(), OrderState.REFUSED);
        outgoing.add(
                "BAJG",
                XmlElement.of("Baxh", order.baxh()),
                XmlElement.of("Jg", "1"),
                XmlElement.of("Shsj", Outgoing.time(clock.now())),
                XmlElement.of(
                        "Yylb",
                        reasons.stream()
                                .map(reason -> XmlElement.of(
                                        "Yy",
                                        List.of(
                                                XmlElement.of("Zd", reason.pointer()),
                                                XmlElement.of("Dm", reason.code()),
                                                XmlElement.of("Ms", reason.text()))))
                                .toList()));
    }
}

package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.clock.TestClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Processes one received record: its errors become downloads, or its principals get their codes. */
@ApplicationScoped
class ProcessUpload {

    private final Orders orders;
    private final Outgoing outgoing;
    private final SmsCodes codes;
    private final TestClock clock;

    ProcessUpload(Orders orders, Outgoing outgoing, SmsCodes codes, TestClock clock) {
        this.orders = orders;
        this.outgoing = outgoing;
        this.codes = codes;
        this.clock = clock;
    }

    @Transactional
    void handle(long id) {
        orders.lock(id, OrderState.RECEIVED).ifPresent(this::process);
    }

    private void process(Orders.Order order) {
        var faults = new ArrayList<>(RecordChecks.of(order.filing(), LegalTime.dayOf(clock.now())));
        orders.earlier(order).ifPresent(earlier -> faults.add(duplicate(earlier)));
        if (faults.isEmpty()) {
            codes.send(order);
            return;
        }
        tell(order, faults);
        orders.become(order.id(), OrderState.INVALID);
    }

    private void tell(Orders.Order order, List<RecordChecks.Fault> faults) {
        for (var fault : faults) {
            outgoing.add(
                    "CLCW",
                    XmlElement.of("Baxh", order.baxh()),
                    // distinguishes the same fault of two uploads
                    XmlElement.of("DataSequence", Long.toString(order.sequence())),
                    XmlElement.of("Dm", fault.code()),
                    XmlElement.of("Ms", fault.text()));
        }
    }

    private static RecordChecks.Fault duplicate(OrderState earlier) {
        return earlier == OrderState.GRANTED
                ? new RecordChecks.Fault("ORDER_ALREADY_FILED", "该备案序号已备案")
                : new RecordChecks.Fault("ORDER_IN_REVIEW", "该备案序号正在审核中");
    }
}

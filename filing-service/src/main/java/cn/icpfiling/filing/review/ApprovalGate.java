package cn.icpfiling.filing.review;

import cn.icpfiling.filing.authority.BarredFilings;
import cn.icpfiling.filing.core.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What an approval requires beyond the order's verdict. */
@ApplicationScoped
class ApprovalGate {

    private final ReviewCalls calls;
    private final BarredFilings barred;

    ApprovalGate(ReviewCalls calls, BarredFilings barred) {
        this.calls = calls;
        this.barred = barred;
    }

    /** Refuses an approval before a call that its province demands, and one of what came onto the blacklist meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    void require(Order order) {
        calls.requireConfirmed(order);
        barred.requireNone(order);
    }
}

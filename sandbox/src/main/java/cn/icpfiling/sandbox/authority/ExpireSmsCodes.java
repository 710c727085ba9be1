package cn.icpfiling.sandbox.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Fails an order whose code was not entered within 24 hours. */
@ApplicationScoped
class ExpireSmsCodes {

    private final SmsCodes codes;
    private final Orders orders;

    ExpireSmsCodes(SmsCodes codes, Orders orders) {
        this.codes = codes;
        this.orders = orders;
    }

    @Transactional
    void handle(long orderId) {
        orders.lock(orderId, OrderState.SMS_PENDING).ifPresent(codes::fail);
    }
}

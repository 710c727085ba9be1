package cn.icpfiling.filing.acting;

import cn.icpfiling.platform.idempotency.CommonPayload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes the customer that a partner names part of each idempotent request: the key for another customer is reused. */
@ApplicationScoped
class CustomerInPayload implements CommonPayload {

    private final OnBehalfOf customer;

    CustomerInPayload(OnBehalfOf customer) {
        this.customer = customer;
    }

    @Override
    public List<Object> values() {
        return customer.customer().<List<Object>>map(List::of).orElse(List.of());
    }
}

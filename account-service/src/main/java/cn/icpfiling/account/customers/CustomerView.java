package cn.icpfiling.account.customers;

import java.time.Instant;
import java.util.UUID;

/** A partner's customer: mobile and mail masked. */
record CustomerView(UUID customerId, String reference, String mobile, String mail, String locale, Instant openedAt) {

    @Override
    public String toString() {
        return "CustomerView " + customerId;
    }
}

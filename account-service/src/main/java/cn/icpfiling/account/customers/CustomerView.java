package cn.icpfiling.account.customers;

import java.time.Instant;
import java.util.UUID;

/**
 * A partner's customer: mobile and mail masked.
 *
 * @param mailBouncedAt null unless the mail server said that the address does not exist; no notice goes there then
 */
record CustomerView(
        UUID customerId,
        String reference,
        String mobile,
        String mail,
        Instant mailBouncedAt,
        String locale,
        Instant openedAt) {

    @Override
    public String toString() {
        return "CustomerView " + customerId;
    }
}

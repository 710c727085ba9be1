package cn.icpfiling.sandbox.authority;

import jakarta.enterprise.context.ApplicationScoped;

/** Ends an order's stay at the authority for a developer who does not want to wait: by the decision that is due, or by a refusal. */
@ApplicationScoped
public class AuthoritysTurn {

    private final Orders orders;
    private final ExpireSmsCodes expireSmsCodes;
    private final Decide decide;

    AuthoritysTurn(Orders orders, ExpireSmsCodes expireSmsCodes, Decide decide) {
        this.orders = orders;
        this.expireSmsCodes = expireSmsCodes;
        this.decide = decide;
    }

    /** The authority decides without the days that a patient domain asks for. Returns whether it would have taken them. */
    public boolean decidesNow(String orderId) {
        return orders.takeNoTime(baxh(orderId));
    }

    /** Codes that are not typed expire, and what is under review is refused. An upload that is not processed yet stays. */
    public void ends(String orderId) {
        orders.in(baxh(orderId), OrderState.SMS_PENDING).forEach(expireSmsCodes::handle);
        orders.in(baxh(orderId), OrderState.UNDER_REVIEW).forEach(decide::refuse);
    }

    private static String baxh(String orderId) {
        return orderId.replace("-", "");
    }
}

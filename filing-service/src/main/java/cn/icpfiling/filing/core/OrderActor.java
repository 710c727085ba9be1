package cn.icpfiling.filing.core;

import java.util.UUID;

/**
 * Who acts on an order. A partner acts in the role of the applicant: it may do exactly what its customer may, so the
 * lifecycle has no role for partners. This record names the partner.
 *
 * @param account null for the platform, the authority and a partner
 * @param partner the partner whose client acted; null for all others
 * @param client that client; null if no partner acts
 * @param member the member who acts for the account; null if no member does
 * @param person the own account of that member's person, by which their later decisions as a reviewer are refused; null if
 *     no member acts
 */
public record OrderActor(OrderRole role, UUID account, UUID partner, String client, UUID member, UUID person) {

    public static final OrderActor SYSTEM = new OrderActor(OrderRole.SYSTEM, null, null, null, null, null);
    public static final OrderActor AUTHORITY = new OrderActor(OrderRole.AUTHORITY, null, null, null, null, null);

    public static OrderActor applicant(UUID account) {
        return applicant(account, null, null);
    }

    /**
     * @param member who acts for the account; null if its holder does
     * @param person the member's own account
     */
    public static OrderActor applicant(UUID account, UUID member, UUID person) {
        return new OrderActor(OrderRole.APPLICANT, account, null, null, member, person);
    }

    /** A partner that acts for the applicant. */
    public static OrderActor partner(UUID partner, String client) {
        return new OrderActor(OrderRole.APPLICANT, null, partner, client, null, null);
    }

    public static OrderActor reviewer(UUID account) {
        return new OrderActor(OrderRole.REVIEWER, account, null, null, null, null);
    }

    public static OrderActor administrator(UUID account) {
        return new OrderActor(OrderRole.ADMINISTRATOR, account, null, null, null, null);
    }
}

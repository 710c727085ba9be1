package cn.icpfiling.filing.core;

import java.util.UUID;

/**
 * Who acts on an order. A partner acts in the part of the applicant: it may do what its customer might, and nothing else, so the
 * lifecycle knows no part of its own for it. Who it was stands here.
 *
 * @param account null for the platform, the authority and a partner
 * @param partner whose client acted; null for everybody else
 * @param client that client; null where no partner acts
 */
public record OrderActor(OrderRole role, UUID account, UUID partner, String client) {

    public static final OrderActor SYSTEM = new OrderActor(OrderRole.SYSTEM, null, null, null);
    public static final OrderActor AUTHORITY = new OrderActor(OrderRole.AUTHORITY, null, null, null);

    public static OrderActor applicant(UUID account) {
        return new OrderActor(OrderRole.APPLICANT, account, null, null);
    }

    /** For the applicant. */
    public static OrderActor partner(UUID partner, String client) {
        return new OrderActor(OrderRole.APPLICANT, null, partner, client);
    }

    public static OrderActor reviewer(UUID account) {
        return new OrderActor(OrderRole.REVIEWER, account, null, null);
    }

    public static OrderActor administrator(UUID account) {
        return new OrderActor(OrderRole.ADMINISTRATOR, account, null, null);
    }
}

package cn.icpfiling.filing.core;

import java.util.UUID;

/** Who acts on an order; the account is null for the platform and the authority. */
public record OrderActor(OrderRole role, UUID account) {

    public static final OrderActor SYSTEM = new OrderActor(OrderRole.SYSTEM, null);
    public static final OrderActor AUTHORITY = new OrderActor(OrderRole.AUTHORITY, null);

    public static OrderActor applicant(UUID account) {
        return new OrderActor(OrderRole.APPLICANT, account);
    }

    public static OrderActor reviewer(UUID account) {
        return new OrderActor(OrderRole.REVIEWER, account);
    }
}

package cn.icpfiling.account.opening;

import cn.icpfiling.platform.outbox.OutboxEvent;
import java.util.UUID;

/**
 * The payload of the event account.opened.
 *
 * @param partner that the customer belongs to; null of an account that a person opened
 */
public record AccountOpened(UUID accountId, UUID partner) {

    private static final String TOPIC = "icp.account.v1";
    private static final String TYPE = "account.opened";

    static OutboxEvent byPerson(UUID account) {
        return event(new AccountOpened(account, null));
    }

    public static OutboxEvent forPartner(UUID account, UUID partner) {
        return event(new AccountOpened(account, partner));
    }

    private static OutboxEvent event(AccountOpened opened) {
        var account = opened.accountId();
        return new OutboxEvent(TOPIC, account.toString(), TYPE, account, 1, opened);
    }
}

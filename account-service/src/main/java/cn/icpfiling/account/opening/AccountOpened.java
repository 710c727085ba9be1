package cn.icpfiling.account.opening;

import cn.icpfiling.platform.outbox.OutboxEvent;
import java.util.UUID;

/**
 * What account.opened says.
 *
 * @param partner whose customer the account is; null of a person's own
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

package cn.icpfiling.account.contacts;

import cn.icpfiling.platform.outbox.OutboxEvent;
import java.util.List;
import java.util.UUID;

/**
 * The payload of the event account.contact-changed. It names which contacts changed, and none of them.
 *
 * @param changed PHONE or MAIL
 */
public record ContactChanged(UUID accountId, List<Contact> changed) {

    private static final String TOPIC = "icp.account.v1";
    private static final String TYPE = "account.contact-changed";

    /** A contact of an account. */
    public enum Contact {
        PHONE,
        MAIL
    }

    /** @param sequence of the event, from the account */
    static OutboxEvent of(UUID account, int sequence, Contact changed) {
        return new OutboxEvent(
                TOPIC, account.toString(), TYPE, account, sequence, new ContactChanged(account, List.of(changed)));
    }
}

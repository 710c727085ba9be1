package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.platform.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The payload of the event account.transferred: a filing has another holder. The transfer is the aggregate, with this one
 * event; the key is the source's account.
 *
 * @param from account that held the filing
 * @param to account that holds the filing
 * @param fromPartner partner whose customer the source is; null of other accounts
 * @param transferredAt as filing-service says, on the business clock
 */
public record AccountTransferred(
        UUID transferId, UUID subjectId, UUID from, UUID to, UUID fromPartner, Instant transferredAt) {

    private static final String TOPIC = "icp.account.v1";
    private static final String TYPE = "account.transferred";

    static OutboxEvent event(FilingTransfer transfer, Instant transferredAt) {
        return new AccountTransferred(
                        transfer.id(),
                        transfer.subject(),
                        transfer.source(),
                        transfer.target(),
                        transfer.partner(),
                        transferredAt)
                .event();
    }

    /** Returns the event; an offline transfer has the id of its case. */
    public OutboxEvent event() {
        return new OutboxEvent(TOPIC, from.toString(), TYPE, transferId, 1, this);
    }
}

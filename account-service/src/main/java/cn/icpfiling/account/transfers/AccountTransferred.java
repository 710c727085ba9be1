package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.platform.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The payload of the event account.transferred: a filing has another holder. The transfer is the aggregate, or the case of
 * an offline one, whose one event this is; the key is the source's account.
 *
 * @param caseId the case of an offline transfer, which has its id; null of an online one
 * @param from account that held the filing
 * @param to account that holds the filing
 * @param fromPartner partner whose customer the source is; null of other accounts
 * @param transferredAt as filing-service says, on the business clock
 */
public record AccountTransferred(
        UUID transferId, UUID caseId, UUID subjectId, UUID from, UUID to, UUID fromPartner, Instant transferredAt) {

    private static final String TOPIC = "icp.account.v1";
    private static final String TYPE = "account.transferred";

    static OutboxEvent event(FilingTransfer transfer, Instant transferredAt) {
        return new AccountTransferred(
                        transfer.id(),
                        null,
                        transfer.subject(),
                        transfer.source(),
                        transfer.target(),
                        transfer.partner(),
                        transferredAt)
                .event(transfer.nextFact());
    }

    /**
     * Returns the event of an offline transfer, which has the id of its case.
     *
     * @param fromPartner the suspended partner whose customer the source is; null of other accounts
     */
    public static OutboxEvent ofCase(SupportCase found, UUID fromPartner, Instant transferredAt) {
        return new AccountTransferred(
                        found.id(),
                        found.id(),
                        found.subject(),
                        found.source(),
                        found.holder(),
                        fromPartner,
                        transferredAt)
                .event(1);
    }

    private OutboxEvent event(int sequence) {
        return new OutboxEvent(TOPIC, from.toString(), TYPE, transferId, sequence, this);
    }
}

package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.platform.outbox.OutboxEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * The payload of the events account.transfer.cancelled, expired and refused, as in schemas/account.transfer.ended.v1.json: a transfer ended
 * and the filing stayed where it was. The target is not named, for it knows of no transfer before it is done.
 *
 * @param from account that keeps the filing
 * @param fromPartner partner whose customer the source is; null of other accounts
 * @param endedAt on the business clock
 * @param reason the code of the refusal; null unless it was refused
 */
record TransferEnded(UUID transferId, UUID subjectId, UUID from, UUID fromPartner, Instant endedAt, String reason) {

    private static final String TOPIC = "icp.account.v1";
    private static final String TYPE = "account.transfer.";

    /** Call it after the end. */
    static OutboxEvent event(FilingTransfer transfer) {
        return new OutboxEvent(
                TOPIC,
                transfer.source().toString(),
                TYPE + transfer.state().name().toLowerCase(Locale.ROOT),
                transfer.id(),
                transfer.nextFact(),
                new TransferEnded(
                        transfer.id(),
                        transfer.subject(),
                        transfer.source(),
                        transfer.partner(),
                        transfer.endedAt(),
                        transfer.refusal()));
    }
}

package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.platform.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The payload of the events account.transfer.opened, target-named and confirmed, as in schemas/account.transfer.step.v1.json: a transfer
 * goes on, and the filing has not moved. The target is not named, for it knows of no transfer before it is done.
 *
 * @param from account that holds the filing
 * @param fromPartner partner whose customer the source is; null of other accounts
 * @param at on the business clock
 * @param expiresAt until when the draft can be confirmed; null once it is
 */
record TransferStep(UUID transferId, UUID subjectId, UUID from, UUID fromPartner, Instant at, Instant expiresAt) {

    private static final String TOPIC = "icp.account.v1";
    private static final String TYPE = "account.transfer.";

    static OutboxEvent opened(FilingTransfer draft) {
        return event("opened", draft, draft.openedAt(), draft.expiresAt());
    }

    static OutboxEvent targetNamed(FilingTransfer draft, Instant now) {
        return event("target-named", draft, now, draft.expiresAt());
    }

    static OutboxEvent confirmed(FilingTransfer transfer) {
        return event("confirmed", transfer, transfer.confirmedAt(), null);
    }

    private static OutboxEvent event(String step, FilingTransfer transfer, Instant at, Instant expiresAt) {
        return new OutboxEvent(
                TOPIC,
                transfer.source().toString(),
                TYPE + step,
                transfer.id(),
                transfer.nextFact(),
                new TransferStep(
                        transfer.id(), transfer.subject(), transfer.source(), transfer.partner(), at, expiresAt));
    }
}

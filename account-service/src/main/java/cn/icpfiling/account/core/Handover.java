package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/**
 * What is recorded of handing a notice to a provider, for whom, and of the provider's report. The provider is written down before it
 * is asked. So an offer without an outcome means that the provider may have the message (ADR 0036).
 */
@Embeddable
public class Handover {

    @Enumerated(EnumType.STRING)
    @Column(name = "offered_to")
    private MessageProvider provider;

    private Instant offeredAt;

    /** The provider's own id of the message; null if the answer was lost. */
    private String providerId;

    /** When the recipient got the message or the provider gave up, as the first report says. */
    private Instant reportedAt;

    @Enumerated(EnumType.STRING)
    private DeliveryFailure failure;

    private int statusQueries;

    /** The partner that asked for the message; null for the platform's own. */
    @Column(name = "partner_id")
    private UUID partner;

    @Enumerated(EnumType.STRING)
    private CancelReason cancelReason;

    public MessageProvider provider() {
        return provider;
    }

    public Instant offeredAt() {
        return offeredAt;
    }

    public String providerId() {
        return providerId;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public DeliveryFailure failure() {
        return failure;
    }

    public int statusQueries() {
        return statusQueries;
    }

    /** Null unless the notice is cancelled. */
    public CancelReason cancelReason() {
        return cancelReason;
    }

    /** Sets the partner that asked for the message. It is not sent once the partner is suspended. */
    public void onBehalfOf(UUID thePartner) {
        partner = thePartner;
    }

    /** The notice has another fate than to be cancelled. */
    void goesOn() {
        cancelReason = null;
    }

    void offer(MessageProvider to, Instant now) {
        provider = to;
        offeredAt = now;
    }

    void withdraw() {
        provider = null;
        offeredAt = null;
    }

    void accept(MessageProvider by, String id) {
        provider = by;
        providerId = id;
    }

    void report(DeliveryFailure why, Instant at) {
        failure = why;
        reportedAt = at;
    }

    /** When the recipient got the message; null if that is not known. */
    public Instant deliveredAt() {
        return failure == null ? reportedAt : null;
    }

    /** Of a message that has left. */
    NoticeStage stage() {
        if (reportedAt == null) {
            return NoticeStage.SENT;
        }
        return failure == null ? NoticeStage.DELIVERED : NoticeStage.UNDELIVERED;
    }
}

package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A bounce whose failed recipient is not the one that the mail was sent to, such as one behind an alias. A person of the support decides
 * what it says. The recipient is encrypted.
 */
@Entity
@Table(name = "kept_bounces")
public class KeptBounce {

    @Id
    private UUID id;

    /** The notice whose envelope sender the bounce came to. */
    @Column(name = "notice_id")
    private UUID notice;

    private byte[] recipient;
    private byte[] recipientHash;
    private String status;
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    private KeptBounceState state;

    @Enumerated(EnumType.STRING)
    private BounceDismissal reason;

    @Column(name = "assigned_notice_id")
    private UUID assignedNotice;

    private UUID decidedBy;
    private Instant decidedAt;

    protected KeptBounce() {}

    /** @param status of RFC 3463, such as 5.1.1 */
    public KeptBounce(UUID id, UUID notice, String status, Instant receivedAt) {
        this.id = id;
        this.notice = notice;
        this.status = status;
        this.receivedAt = receivedAt;
        this.state = KeptBounceState.OPEN;
    }

    public KeptBounce of(byte[] encryptedRecipient, byte[] hash) {
        recipient = encryptedRecipient;
        recipientHash = hash;
        return this;
    }

    /** The notice is undelivered. */
    public void assign(UUID toNotice, UUID by, Instant now) {
        assignedNotice = toNotice;
        decide(KeptBounceState.ASSIGNED, by, now);
    }

    public void dismiss(BounceDismissal why, UUID by, Instant now) {
        reason = why;
        decide(KeptBounceState.DISMISSED, by, now);
    }

    private void decide(KeptBounceState as, UUID by, Instant now) {
        if (state != KeptBounceState.OPEN) {
            throw new IllegalStateException("kept bounce " + id + " is decided already");
        }
        state = as;
        decidedBy = by;
        decidedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID notice() {
        return notice;
    }

    public byte[] recipient() {
        return recipient;
    }

    public String status() {
        return status;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public KeptBounceState state() {
        return state;
    }

    /** Only of a dismissed one. */
    public BounceDismissal reason() {
        return reason;
    }

    /** Only of an assigned one. */
    public UUID assignedNotice() {
        return assignedNotice;
    }

    public UUID decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}

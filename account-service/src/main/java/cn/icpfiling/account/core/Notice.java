package cn.icpfiling.account.core;

import cn.icpfiling.platform.time.Backoff;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to one recipient over one channel, and its outcome. Cause and channel are unique together, so no
 * recipient gets a message twice. Recipient and values are encrypted.
 */
@Entity
@Table(name = "notices")
public class Notice {

    public enum Fate {
        WAITING,
        SENT,
        FAILED,
        TOO_LATE
    }

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(30));
    private static final Duration PATIENCE = Duration.ofHours(24);

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private String cause;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private NoticeTemplate template;

    @Enumerated(EnumType.STRING)
    private Language language;

    private byte[] recipient;

    @Column(name = "encrypted_values")
    private byte[] values;

    private Instant goodUntil;

    @Enumerated(EnumType.STRING)
    private Fate fate;

    private int attempts;

    private Instant nextAttemptAt;

    private Instant createdAt;

    private Instant decidedAt;

    private String lastFault;

    protected Notice() {}

    public Notice(
            UUID id,
            UUID account,
            String cause,
            Channel channel,
            NoticeTemplate template,
            Language language,
            Instant now) {
        this.id = id;
        this.account = account;
        this.cause = cause;
        this.channel = channel;
        this.template = template;
        this.language = language;
        this.fate = Fate.WAITING;
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    public Notice to(byte[] encryptedRecipient, byte[] encryptedValues) {
        recipient = encryptedRecipient;
        values = encryptedValues;
        return this;
    }

    /** Sets when the message is no longer worth sending, on the business clock. Null means never. */
    public Notice goodUntil(Instant end) {
        goodUntil = end;
        return this;
    }

    /** Claims the notice under a lease. If the worker dies, the notice is due again when the lease ends. */
    public void claim(Instant leaseEnd) {
        attempts++;
        nextAttemptAt = leaseEnd;
    }

    public boolean isTooLate(Instant businessNow) {
        return goodUntil != null && !businessNow.isBefore(goodUntil);
    }

    public void sent(Instant now) {
        decide(Fate.SENT, now);
        lastFault = null;
    }

    public void tooLate(Instant now) {
        decide(Fate.TOO_LATE, now);
    }

    public void refused(String fault, Instant now) {
        decide(Fate.FAILED, now);
        lastFault = fault;
    }

    /** Schedules another try after twice the wait each time, for a day in all. */
    public void failed(String fault, Instant now) {
        lastFault = fault;
        if (now.isAfter(createdAt.plus(PATIENCE))) {
            decide(Fate.FAILED, now);
            return;
        }
        nextAttemptAt = now.plus(BACKOFF.after(attempts));
    }

    private void decide(Fate as, Instant now) {
        fate = as;
        decidedAt = now;
        if (template.isCode()) {
            values = null;
        }
    }

    public UUID id() {
        return id;
    }

    public Channel channel() {
        return channel;
    }

    public NoticeTemplate template() {
        return template;
    }

    public Language language() {
        return language;
    }

    public byte[] recipient() {
        return recipient;
    }

    public byte[] values() {
        return values;
    }

    public Fate fate() {
        return fate;
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public String lastFault() {
        return lastFault;
    }
}

package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A caller's request to the support to find an account. Name, phone and message are encrypted. The support answers it
 * once.
 */
@Entity
@Table(name = "recovery_cases")
public class RecoveryCase {

    @Id
    private UUID id;

    @Column(name = "recovery_id")
    private UUID recovery;

    private String domain;

    @Enumerated(EnumType.STRING)
    private Language language;

    private byte[] name;

    private byte[] phone;

    private byte[] message;

    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private CaseOutcome outcome;

    private UUID answeredBy;

    private Instant answeredAt;

    @Version
    private int version;

    protected RecoveryCase() {}

    public RecoveryCase(UUID id, AccountRecovery recovery, byte[] name, byte[] phone, byte[] message, Instant now) {
        this.id = id;
        this.recovery = recovery.id();
        this.domain = recovery.domain();
        this.language = recovery.language();
        this.name = name;
        this.phone = phone;
        this.message = message;
        this.openedAt = now;
    }

    public void answer(CaseOutcome decided, UUID by, Instant now) {
        outcome = decided;
        answeredBy = by;
        answeredAt = now;
    }

    public boolean isAnswered() {
        return outcome != null;
    }

    public UUID id() {
        return id;
    }

    public UUID recovery() {
        return recovery;
    }

    public String domain() {
        return domain;
    }

    public Language language() {
        return language;
    }

    public byte[] name() {
        return name;
    }

    public byte[] phone() {
        return phone;
    }

    /** Null when nothing was written. */
    public byte[] message() {
        return message;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Null while open. */
    public CaseOutcome outcome() {
        return outcome;
    }

    public UUID answeredBy() {
        return answeredBy;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    public int version() {
        return version;
    }
}

package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The one call that a provider makes by machine for a notice, before a person of the support calls. */
@Entity
@Table(name = "automatic_calls")
public class AutomaticCall {

    /** What came of a call by machine. */
    public enum Outcome {
        /** The person heard the whole text. */
        HEARD,
        HUNG_UP,
        BUSY,
        NO_ANSWER,
        UNREACHABLE,
        /** The provider did not make the call. */
        NOT_MADE
    }

    @Id
    private UUID id;

    @Column(name = "notice_id")
    private UUID notice;

    @Enumerated(EnumType.STRING)
    private MessageProvider provider;

    private String providerId;

    private Instant madeAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private Instant settledAt;

    protected AutomaticCall() {}

    public AutomaticCall(UUID id, UUID notice, MessageProvider provider, Instant madeAt) {
        this.id = id;
        this.notice = notice;
        this.provider = provider;
        this.madeAt = madeAt;
    }

    public void accepted(String callId) {
        providerId = callId;
    }

    /** @return false if the outcome is known already */
    public boolean settle(Outcome came, Instant now) {
        if (outcome != null) {
            return false;
        }
        outcome = came;
        settledAt = now;
        return true;
    }

    public UUID id() {
        return id;
    }

    public UUID notice() {
        return notice;
    }

    public MessageProvider provider() {
        return provider;
    }

    public String providerId() {
        return providerId;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** Null while the provider has not reported. */
    public Outcome outcome() {
        return outcome;
    }
}

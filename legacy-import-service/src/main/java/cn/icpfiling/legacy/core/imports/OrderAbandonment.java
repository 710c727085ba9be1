package cn.icpfiling.legacy.core.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The question to the support whether an unfinished order of the old platform is abandoned (LI-6). */
@Entity
@Table(name = "legacy_abandonments")
public class OrderAbandonment {

    /** The state of the question. */
    public enum State {
        ASKED,
        ABANDONED,
        KEPT
    }

    @Id
    private UUID id;

    private UUID orderId;

    private UUID account;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID openOrder;

    private Instant askedAt;

    private Instant endedAt;

    private Instant dueAt;

    protected OrderAbandonment() {}

    public OrderAbandonment(UUID id, UUID order, UUID account, Instant now, Instant dueAt) {
        this.id = id;
        this.orderId = order;
        this.account = account;
        this.state = State.ASKED;
        this.openOrder = order;
        this.askedAt = now;
        this.dueAt = dueAt;
    }

    public void openedCase(UUID supportCase) {
        caseId = supportCase;
    }

    /** Records the support's answer; a second answer changes nothing. */
    public void end(State result, Instant now) {
        if (state == State.ASKED) {
            state = result;
            openOrder = null;
            endedAt = now;
        }
    }

    public boolean isAsked() {
        return state == State.ASKED;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public UUID account() {
        return account;
    }

    /** Null until account-service has opened the case. */
    public UUID caseId() {
        return caseId;
    }

    public State state() {
        return state;
    }
}

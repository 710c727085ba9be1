package cn.icpfiling.account.core;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where an owner of an event log wants its events sent. Its deliveries and their queue are tables of their own. */
@Entity
@Table(name = "webhook_endpoints")
public class WebhookEndpoint {

    /** The most endpoints of an owner. */
    public static final int MOST = 10;

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID owner;

    private String url;

    private EventTypes types;

    private String description;

    @Enumerated(EnumType.STRING)
    private WebhookState state = WebhookState.ACTIVE;

    @Enumerated(EnumType.STRING)
    private DisableReason reason;

    private byte[] secret;

    private byte[] formerSecret;

    private Instant formerUntil;

    private Instant createdAt;

    @Version
    private int version;

    protected WebhookEndpoint() {}

    /** @param secret encrypted */
    public WebhookEndpoint(UUID id, UUID owner, byte[] secret, Instant now) {
        this.id = id;
        this.owner = owner;
        this.secret = secret;
        this.createdAt = now;
    }

    public void change(String toUrl, EventTypes toTypes, String toDescription) {
        url = toUrl;
        types = toTypes;
        description = toDescription;
    }

    public void pause() {
        if (state != WebhookState.ACTIVE) {
            throw refused(WebhookAct.PAUSE);
        }
        state = WebhookState.PAUSED;
    }

    /** Also enables what the platform disabled. */
    public void resume() {
        if (state == WebhookState.ACTIVE) {
            throw refused(WebhookAct.RESUME);
        }
        state = WebhookState.ACTIVE;
        reason = null;
    }

    /** By the platform. False if the endpoint is not active any more. */
    public boolean disable(DisableReason why) {
        if (state != WebhookState.ACTIVE) {
            return false;
        }
        state = WebhookState.DISABLED;
        reason = why;
        return true;
    }

    /**
     * @param fresh encrypted
     * @param former the secret until now, encrypted for its column
     * @param until when the former secret stops to sign
     */
    public void rotate(byte[] fresh, byte[] former, Instant until) {
        secret = fresh;
        formerSecret = former;
        formerUntil = until;
    }

    /** Whether the secret before the last rotation still signs. */
    public boolean signsWithFormer(Instant now) {
        return formerSecret != null && now.isBefore(formerUntil);
    }

    private ProblemException refused(WebhookAct act) {
        var possible = state == WebhookState.ACTIVE ? WebhookAct.PAUSE : WebhookAct.RESUME;
        return new ProblemException(CommonProblem.ACT_NOT_ALLOWED, state, act, List.of(possible));
    }

    public UUID id() {
        return id;
    }

    public UUID owner() {
        return owner;
    }

    public String url() {
        return url;
    }

    public EventTypes types() {
        return types;
    }

    public String description() {
        return description;
    }

    public WebhookState state() {
        return state;
    }

    /** Null unless disabled. */
    public DisableReason reason() {
        return reason;
    }

    public byte[] secret() {
        return secret;
    }

    public byte[] formerSecret() {
        return formerSecret;
    }

    /** Null before the first rotation. */
    public Instant formerUntil() {
        return formerUntil;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}

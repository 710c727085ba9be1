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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A partner's request for more scopes of one of its clients. An administrator grants or refuses it, the partner withdraws it, and it
 * expires after thirty days. A client has one open request.
 */
@Entity
@Table(name = "client_scope_requests")
public class ScopeRequest {

    public static final Duration LIFE = Duration.ofDays(30);

    @Id
    private UUID id;

    @Column(name = "partner_id")
    private UUID partner;

    @Column(name = "client_id")
    private UUID client;

    private UUID openClient;
    private String scopes;

    @Enumerated(EnumType.STRING)
    private ScopeRequestState state;

    private byte[] reason;
    private byte[] answer;
    private Instant openedAt;
    private Instant expiresAt;
    private Instant decidedAt;

    @Version
    private int version;

    protected ScopeRequest() {}

    public ScopeRequest(UUID id, PartnerClient client, Set<String> scopes, byte[] reason, Instant now) {
        this.id = id;
        this.partner = client.partner();
        this.client = client.id();
        this.openClient = client.id();
        this.scopes = String.join(" ", new TreeSet<>(scopes));
        this.state = ScopeRequestState.OPEN;
        this.reason = reason;
        this.openedAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    /** @param encryptedAnswer null if the administrator wrote none */
    public void grant(byte[] encryptedAnswer, Instant now) {
        decide(PartnerAct.GRANT, ScopeRequestState.GRANTED, encryptedAnswer, now);
    }

    /** @param encryptedAnswer null if the administrator wrote none */
    public void refuse(byte[] encryptedAnswer, Instant now) {
        decide(PartnerAct.REFUSE, ScopeRequestState.REFUSED, encryptedAnswer, now);
    }

    public void withdraw(Instant now) {
        decide(PartnerAct.WITHDRAW, ScopeRequestState.WITHDRAWN, null, now);
    }

    public void expire(Instant now) {
        decide(PartnerAct.EXPIRE, ScopeRequestState.EXPIRED, null, now);
    }

    private void decide(PartnerAct act, ScopeRequestState next, byte[] encryptedAnswer, Instant now) {
        if (state != ScopeRequestState.OPEN) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, state, act, List.of());
        }
        state = next;
        openClient = null;
        answer = encryptedAnswer;
        decidedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID partner() {
        return partner;
    }

    public UUID client() {
        return client;
    }

    public Set<String> scopes() {
        return new TreeSet<>(Set.of(scopes.split(" ")));
    }

    public ScopeRequestState state() {
        return state;
    }

    public byte[] reason() {
        return reason;
    }

    /** Null while open, and if the administrator wrote none. */
    public byte[] answer() {
        return answer;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Null while open. */
    public Instant decidedAt() {
        return decidedAt;
    }

    public int version() {
        return version;
    }
}

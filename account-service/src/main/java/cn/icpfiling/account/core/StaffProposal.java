package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What one administrator asked for about a member of staff. It holds once another administrator confirms it, and never if one withdraws it
 * or seven days pass without a decision. A member has one open proposal. The database refuses one person for both steps.
 */
@Entity
@Table(name = "staff_proposals")
public class StaffProposal {

    /** Long enough for a second administrator who is away for some days. */
    public static final Duration LIFE = Duration.ofDays(7);

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private UUID openAccount;

    @Enumerated(EnumType.STRING)
    private StaffProposalKind kind;

    private String roles;
    private String passwordHash;
    private byte[] secondHalf;

    @Enumerated(EnumType.STRING)
    private StaffProposalState state;

    private UUID madeBy;
    private Instant madeAt;
    private Instant expiresAt;
    private UUID decidedBy;
    private Instant decidedAt;

    @Version
    private int version;

    protected StaffProposal() {}

    public StaffProposal(UUID id, UUID account, StaffProposalKind kind, UUID madeBy, Instant now) {
        this.id = id;
        this.account = account;
        this.openAccount = account;
        this.kind = kind;
        this.state = StaffProposalState.PROPOSED;
        this.madeBy = madeBy;
        this.madeAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    /** @param encryptedSecondHalf what the second administrator hands over */
    public void offerPassword(String hash, byte[] encryptedSecondHalf) {
        passwordHash = hash;
        secondHalf = encryptedSecondHalf;
    }

    public void wantRoles(Set<String> wanted) {
        roles = String.join(",", new TreeSet<>(wanted));
    }

    public void confirm(UUID by, Instant now) {
        decide(StaffProposalState.CONFIRMED, by, now);
    }

    /** @param by null for the operator's file, which went before it */
    public void withdraw(UUID by, Instant now) {
        decide(StaffProposalState.WITHDRAWN, by, now);
    }

    public void expire(Instant now) {
        decide(StaffProposalState.EXPIRED, null, now);
    }

    private void decide(StaffProposalState next, UUID by, Instant now) {
        if (!isOpen()) {
            throw new IllegalStateException(id + " is " + state);
        }
        state = next;
        openAccount = null;
        passwordHash = null;
        secondHalf = null;
        decidedBy = by;
        decidedAt = now;
    }

    public boolean isOpen() {
        return state == StaffProposalState.PROPOSED;
    }

    /** Whether it is too late to confirm it. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }

    public StaffProposalKind kind() {
        return kind;
    }

    /** Empty unless roles are proposed. */
    public Set<String> roles() {
        return roles == null ? Set.of() : new TreeSet<>(Set.of(roles.split(",")));
    }

    /** Null unless a password is proposed, and once it is decided. */
    public String passwordHash() {
        return passwordHash;
    }

    /** Null unless a password is proposed, and once it is decided. */
    public byte[] secondHalf() {
        return secondHalf;
    }

    public StaffProposalState state() {
        return state;
    }

    public UUID madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}

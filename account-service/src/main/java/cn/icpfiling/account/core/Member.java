package cn.icpfiling.account.core;

import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A member of a holder's account: a person with an account of their own who acts for the holder within the granted
 * rights. Phone and name are what the holder entered, encrypted.
 */
@Entity
@Table(name = "members")
public class Member {

    /** The most members of an account, invitations included. */
    public static final int MOST = 50;

    /** How long an invitation can be accepted. */
    public static final Duration INVITATION = Duration.ofDays(7);

    @Id
    private UUID id;

    @Column(name = "holder_id")
    private UUID holder;

    /** The account of the person; null until the invitation is accepted. */
    @Column(name = "person_id")
    private UUID person;

    @Enumerated(EnumType.STRING)
    private MemberState state;

    private byte[] name;

    private byte[] phone;

    private byte[] phoneIndex;

    @Column(name = "phone_index_b")
    private byte[] phoneIndexB;

    private MemberGrants grants;

    private Instant invitedAt;

    private Instant expiresAt;

    private Instant acceptedAt;

    private Instant endedAt;

    /** The number of events that were published about the membership. */
    private int facts;

    @Version
    private int version;

    protected Member() {}

    public Member(UUID id, UUID holder, MemberGrants grants, Instant now) {
        this.id = id;
        this.holder = holder;
        this.grants = grants;
        this.state = MemberState.INVITED;
        this.invitedAt = now;
        this.expiresAt = now.plus(INVITATION);
    }

    /** Sets whom the holder invites. Call this once, before the member is stored. */
    public Member named(byte[] encryptedName, byte[] encryptedPhone, BlindValue index) {
        name = encryptedName;
        phone = encryptedPhone;
        phoneIndex = index.a();
        phoneIndexB = index.b();
        return this;
    }

    /** The state at a time: an invitation expires without anyone's act. */
    public MemberState stateAt(Instant now) {
        return state == MemberState.INVITED && !now.isBefore(expiresAt) ? MemberState.EXPIRED : state;
    }

    /** The person who has the invited phone accepts the invitation. */
    public void accept(UUID account, Instant now) {
        if (stateAt(now) != MemberState.INVITED) {
            throw new IllegalStateException("membership " + id + " is no open invitation");
        }
        state = MemberState.ACTIVE;
        person = account;
        acceptedAt = now;
    }

    /** Replaces all rights of a membership that has not ended. */
    public void grant(MemberGrants changed, Instant now) {
        if (!isOpen(now)) {
            throw new IllegalStateException("membership " + id + " has ended");
        }
        grants = changed;
    }

    /** Ends the membership. */
    public void end(MemberState how, Instant now) {
        if (endedAt != null || how == MemberState.INVITED || how == MemberState.ACTIVE) {
            throw new IllegalStateException("membership " + id + " does not end by " + how);
        }
        state = how;
        endedAt = now;
    }

    /** Whether the person is a member, or can still become one. */
    public boolean isOpen(Instant now) {
        return stateAt(now) == MemberState.INVITED || state == MemberState.ACTIVE;
    }

    public boolean isActive() {
        return state == MemberState.ACTIVE;
    }

    /** Whether the holder invited this phone. */
    public boolean hasPhone(BlindValue index) {
        var own = BlindValue.in(phoneIndex, phoneIndexB);
        return own != null && own.matches(index);
    }

    /** Returns the sequence of the next event about the membership. */
    public int nextFact() {
        return ++facts;
    }

    public UUID id() {
        return id;
    }

    /** The account that the member acts for. */
    public UUID holder() {
        return holder;
    }

    /** Null until the invitation is accepted. */
    public UUID person() {
        return person;
    }

    public byte[] name() {
        return name;
    }

    public byte[] phone() {
        return phone;
    }

    public MemberGrants grants() {
        return grants;
    }

    public Instant invitedAt() {
        return invitedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Null until the invitation is accepted. */
    public Instant acceptedAt() {
        return acceptedAt;
    }

    /** Null while the membership is open, and for an expired invitation that was not written off. */
    public Instant endedAt() {
        return endedAt;
    }

    public int version() {
        return version;
    }
}

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
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** A session: a sign-in and every refresh token that descends from it. Its end is final. */
@Entity
@Table(name = "sessions")
public class Session {

    /** The owner of a session signs in again at least twice a year. */
    public static final Duration LONGEST = Duration.ofDays(180);

    /** Staff sign in again each day, and after half an hour without a refresh. */
    public static final Duration LONGEST_OF_STAFF = Duration.ofHours(12);

    public static final Duration IDLE_OF_STAFF = Duration.ofMinutes(30);

    /** The most open sessions of a person's own, on all devices together. */
    public static final int MOST = 50;

    public enum End {
        SIGNED_OUT,
        TOKEN_REUSED,
        PASSWORD_CHANGED,
        FACTOR_CHANGED,
        BY_ADMINISTRATOR,
        BY_OWNER,
        PHONE_CHANGED,
        ACCOUNT_CLOSED,
        /** The rights of the member changed, or the membership ended. */
        MEMBER_CHANGED,
        /** The session that opened this one ended. */
        PARENT_ENDED,
        /** An account or a membership has more open sessions than it may have; the oldest ends. */
        TOO_MANY
    }

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    @Column(name = "member_id")
    private UUID membership;

    @Column(name = "parent_id")
    private UUID parent;

    private boolean ofStaff;

    private Instant lastUsedAt;

    private String client;

    private byte[] address;

    private String device;

    private Instant startedAt;

    private String methods;

    private Instant provenAt;

    private Instant appProvenAt;

    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private End endedBy;

    @Version
    private int version;

    protected Session() {}

    public Session(UUID id, UUID account, Instant startedAt) {
        this.id = id;
        this.account = account;
        this.startedAt = startedAt;
        this.lastUsedAt = startedAt;
    }

    public static Session ofStaff(UUID id, UUID account, Instant startedAt) {
        var session = new Session(id, account, startedAt);
        session.ofStaff = true;
        return session;
    }

    /**
     * Returns a session of a person who acts as a member of another account. What the person proved to be the owner of the
     * other session holds here too. The session ends with the other one.
     */
    public static Session ofMember(UUID id, UUID member, Session own, Instant startedAt) {
        var session = new Session(id, own.account, startedAt);
        session.membership = member;
        session.parent = own.id;
        session.methods = own.methods;
        session.provenAt = own.provenAt;
        return session;
    }

    /** Records what the owner recognises the session by. Each value may be null. */
    public void recordOrigin(String program, byte[] encryptedAddress, String called) {
        client = program;
        address = encryptedAddress;
        device = called;
    }

    /**
     * Records that the owner proved to be the owner, at the sign-in or since. Only a second factor or a one-time code
     * moves {@link #provenAt}.
     */
    public void proven(SignInMethod by, Instant now) {
        var all = new TreeSet<>(methods());
        all.add(by.value());
        methods = String.join(" ", all);
        if (by.isFreshFactor()) {
            provenAt = now;
        }
        if (by == SignInMethod.APP_CODE) {
            appProvenAt = now;
        }
    }

    public void used(Instant now) {
        lastUsedAt = now;
    }

    public void end(End by, Instant now) {
        if (endedAt != null) {
            return;
        }
        endedAt = now;
        endedBy = by;
    }

    public boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(latestEnd());
    }

    public Instant latestEnd() {
        return startedAt.plus(ofStaff ? LONGEST_OF_STAFF : LONGEST);
    }

    /** A session that was last used before this has no token any more that is valid now. */
    public static Instant usedAfter(Instant now) {
        return now.minus(RefreshToken.LIFE);
    }

    /** When a refresh token of now runs out. */
    public Instant idleUntil(Instant now) {
        var idle = now.plus(ofStaff ? IDLE_OF_STAFF : RefreshToken.LIFE);
        return idle.isAfter(latestEnd()) ? latestEnd() : idle;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** The methods that the owner has proven (RFC 8176); empty for a session of an earlier release. */
    public List<String> methods() {
        return methods == null ? List.of() : List.of(methods.split(" "));
    }

    /** When a second factor or a one-time code was last proven; null for never. */
    public Instant provenAt() {
        return provenAt;
    }

    /** When the authenticator app, or a recovery code in its place, was last proven; null for never. */
    public Instant appProvenAt() {
        return appProvenAt;
    }

    public String client() {
        return client;
    }

    public byte[] address() {
        return address;
    }

    public String device() {
        return device;
    }

    public UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }

    /** The membership that the session acts for; null if its owner acts for themselves. */
    public UUID member() {
        return membership;
    }

    /** The person's own session that opened this one; null if a sign-in did. */
    public UUID parent() {
        return parent;
    }

    /** Null while it was not ended before its time. */
    public Instant endedAt() {
        return endedAt;
    }

    public End endedBy() {
        return endedBy;
    }
}

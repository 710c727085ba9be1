package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A credential of a partner's client: a secret, stored as a keyed hash, or a public key. A client has up to four at
 * once, so that it can use the next one before it revokes the last. Revoking is final.
 */
@Entity
@Table(name = "client_credentials")
public class ClientCredential {

    public static final int MOST = 4;

    /** The last use is stored to the minute, so that a busy client does not write with each token. */
    private static final Duration USE_IS_KEPT = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @Column(name = "client_id")
    private UUID client;

    private Integer place;

    @Enumerated(EnumType.STRING)
    private CredentialKind kind;

    private byte[] secretHash;

    private String publicKey;

    private byte[] thumbprint;

    private Instant madeAt;

    @Column(insertable = false, updatable = false)
    private Instant lastUsedAt;

    private Instant revokedAt;
    private String name;

    @Column(name = "session_id")
    private UUID session;

    private Instant expiresAt;
    private Instant warnedAt;

    @Column(insertable = false, updatable = false)
    private byte[] lastUsedAddress;

    protected ClientCredential() {}

    private ClientCredential(UUID id, UUID client, int place, CredentialKind kind, Instant madeAt) {
        this.id = id;
        this.client = client;
        this.place = place;
        this.kind = kind;
        this.madeAt = madeAt;
    }

    public static ClientCredential ofSecret(UUID id, UUID client, int place, byte[] hash, Instant madeAt) {
        var credential = new ClientCredential(id, client, place, CredentialKind.SECRET, madeAt);
        credential.secretHash = hash;
        return credential;
    }

    /**
     * @param jwk RFC 7517, the members that make the key and no other
     * @param thumbprint RFC 7638
     */
    public static ClientCredential ofKey(
            UUID id, UUID client, int place, String jwk, byte[] thumbprint, Instant madeAt) {
        var credential = new ClientCredential(id, client, place, CredentialKind.PUBLIC_KEY, madeAt);
        credential.publicKey = jwk;
        credential.thumbprint = thumbprint;
        return credential;
    }

    /**
     * @param givenName null if it has none
     * @param end null for a credential that does not expire
     */
    public ClientCredential named(String givenName, Instant end) {
        name = givenName;
        expiresAt = end;
        return this;
    }

    /** Gives the tokens to come another session. The caller ends the tokens of the present one. */
    public void beginSession(UUID next) {
        session = next;
    }

    /** Remembers that the partner was told of the expiry. */
    public void warn(Instant now) {
        warnedAt = now;
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    public boolean matches(byte[] offered) {
        return kind == CredentialKind.SECRET && MessageDigest.isEqual(secretHash, offered);
    }

    public void revoke(Instant now) {
        if (revokedAt != null) {
            return;
        }
        revokedAt = now;
        place = null;
    }

    /** Whether its last use is to be written down again. */
    public boolean isUseDue(Instant now) {
        return lastUsedAt == null || !now.isBefore(lastUsedAt.plus(USE_IS_KEPT));
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public UUID id() {
        return id;
    }

    /** The sid of the tokens. */
    public UUID session() {
        return session == null ? id : session;
    }

    /** Null if it has none. */
    public String name() {
        return name;
    }

    /** Null for a credential that does not expire. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Null before the partner is told of the expiry. */
    public Instant warnedAt() {
        return warnedAt;
    }

    /** Half of the address, encrypted; null before the first use. */
    public byte[] lastUsedAddress() {
        return lastUsedAddress;
    }

    public UUID client() {
        return client;
    }

    /** Of the four, from one; null once revoked. */
    public Integer place() {
        return place;
    }

    public CredentialKind kind() {
        return kind;
    }

    /** Null of a secret. */
    public String publicKey() {
        return publicKey;
    }

    /** Null of a secret. */
    public byte[] thumbprint() {
        return thumbprint;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** To the minute; null before the first use. */
    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** Null while it opens. */
    public Instant revokedAt() {
        return revokedAt;
    }
}

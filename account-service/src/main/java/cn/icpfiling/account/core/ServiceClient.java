package cn.icpfiling.account.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * A service of the platform that requests tokens for itself. Its secret changes without a refused request: the one
 * before it is good for {@link #OVERLAP} more, in which all replicas of the service start again with the new one. A
 * second change ends it at once.
 */
@Entity
@Table(name = "service_clients")
public class ServiceClient {
    public static final Duration OVERLAP = Duration.ofHours(24);

    @Id
    private String client;

    private byte[] secretHash;
    private byte[] previousHash;
    private Instant previousUntil;

    @Version
    private int version;

    protected ServiceClient() {}

    public ServiceClient(String client, byte[] secretHash) {
        this.client = client;
        this.secretHash = secretHash;
    }

    /** Whether this is the secret of the service, and not the one before it. */
    public boolean has(byte[] offered) {
        return MessageDigest.isEqual(secretHash, offered);
    }

    public boolean accepts(byte[] offered, Instant now) {
        var isPrevious =
                previousHash != null && MessageDigest.isEqual(previousHash, offered) && now.isBefore(previousUntil);
        return has(offered) || isPrevious;
    }

    public void changeSecret(byte[] hash, Instant now) {
        previousHash = secretHash;
        previousUntil = now.plus(OVERLAP);
        secretHash = hash;
    }

    public String client() {
        return client;
    }
}

package cn.icpfiling.account.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;

/** A service of the platform that requests tokens for itself. */
@Entity
@Table(name = "service_clients")
public class ServiceClient {

    @Id
    private String client;

    private byte[] secretHash;

    @Version
    private int version;

    protected ServiceClient() {}

    public ServiceClient(String client, byte[] secretHash) {
        this.client = client;
        this.secretHash = secretHash;
    }

    public boolean matches(byte[] offered) {
        return MessageDigest.isEqual(secretHash, offered);
    }

    public void changeSecret(byte[] hash) {
        secretHash = hash;
    }

    public String client() {
        return client;
    }
}

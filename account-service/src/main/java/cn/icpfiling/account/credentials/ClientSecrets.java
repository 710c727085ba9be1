package cn.icpfiling.account.credentials;

import cn.icpfiling.platform.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hashes the secret of a service or of a partner's client: an HMAC with a key that is not in the database. The
 * secrets are long and random, so a fast hash is enough.
 */
@ApplicationScoped
public class ClientSecrets {

    private final KeyedHash hmac;

    ClientSecrets(KeyedHash hmac) {
        this.hmac = hmac;
    }

    public byte[] hash(String client, String secret) {
        return hmac.of("service_clients.secret", client + "|" + secret);
    }
}

package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.RefreshToken;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Creates refresh tokens of 256 random bits. For that many bits a plain hash is enough. */
@ApplicationScoped
class RefreshTokens {

    private final SecureRandom random = new SecureRandom();
    private final SessionRepository store;

    RefreshTokens(SessionRepository store) {
        this.store = store;
    }

    record Issued(UUID id, String token) {

        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    Issued issue(Session session, Instant now) {
        var bits = new byte[32];
        random.nextBytes(bits);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        var id = Ids.next();
        store.add(new RefreshToken(id, session.id(), hash(token), session.idleUntil(now)));
        return new Issued(id, token);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

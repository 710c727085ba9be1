package cn.icpfiling.account.tokens;

import cn.icpfiling.account.credentials.PublicKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * An assertion that a client signs to authenticate (RFC 7523 3, RFC 9700 2.5). It is addressed to this server only,
 * valid for five minutes at most, and accepted once. The claims are checked before the signature, without knowing
 * whether the client exists.
 */
final class ClientAssertion {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** The allowed difference between two machines' clocks. */
    private static final Duration APART = Duration.ofSeconds(60);

    private static final int LONGEST_ID = 200;
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT, PublicKeys.algorithms().toArray(String[]::new));

    private final String text;
    private final JwtClaims claims;
    private final String algorithm;

    private ClientAssertion(String text, JwtClaims claims, String algorithm) {
        this.text = text;
        this.claims = claims;
        this.algorithm = algorithm;
    }

    static ClientAssertion read(String text) throws ProofRefused {
        try {
            var signature = parsed(text);
            // No extension is supported (RFC 7515 4.1.11).
            if (signature.getHeaders().getObjectHeaderValue("crit") != null
                    || signature.getAlgorithmHeaderValue() == null) {
                throw unreadable();
            }
            return new ClientAssertion(
                    text, JwtClaims.parse(signature.getUnverifiedPayload()), signature.getAlgorithmHeaderValue());
        } catch (JoseException | InvalidJwtException | RuntimeException foreign) {
            // The text is arbitrary, and the library throws many kinds of exceptions.
            throw unreadable();
        }
    }

    /** The client that the assertion names; empty when it is unreadable or names none. */
    static String subjectOf(String text) {
        try {
            var subject = read(text).claims.getSubject();
            return subject == null ? "" : subject;
        } catch (ProofRefused | MalformedClaimException unreadable) {
            return "";
        }
    }

    /**
     * Checks the claims. A wrong claim is refused even under a valid signature.
     *
     * @param client all names of the client: with and without the environment
     */
    void require(List<String> client, Set<String> ourNames, Instant now) throws ProofRefused {
        try {
            if (!isOneOf(client, claims.getIssuer()) || !isOneOf(client, claims.getSubject())) {
                throw new ProofRefused(ProofFault.ASSERTION_OF_ANOTHER);
            }
            // An assertion with another audience could be replayed here by that server.
            var audience = claims.getAudience();
            if (audience.isEmpty() || !ourNames.containsAll(audience)) {
                throw new ProofRefused(ProofFault.ASSERTION_FOR_ANOTHER);
            }
            requireTimes(now);
            var id = claims.getJwtId();
            if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
                throw new ProofRefused(ProofFault.ASSERTION_WITHOUT_ID);
            }
        } catch (MalformedClaimException malformed) {
            throw unreadable();
        }
    }

    private static boolean isOneOf(List<String> names, String claim) {
        return claim != null && names.contains(claim);
    }

    private void requireTimes(Instant now) throws ProofRefused, MalformedClaimException {
        var expires = claims.getExpirationTime();
        if (expires == null
                || !at(expires).plus(APART).isAfter(now)
                || at(expires).isAfter(now.plus(LONGEST).plus(APART))
                || isLater(claims.getNotBefore(), now.plus(APART))
                || isLater(claims.getIssuedAt(), now.plus(APART))
                || isLater(expires, claims.getIssuedAt(), LONGEST)) {
            throw new ProofRefused(ProofFault.ASSERTION_OUT_OF_TIME);
        }
    }

    private static boolean isLater(NumericDate date, Instant limit) {
        return date != null && at(date).isAfter(limit);
    }

    private static boolean isLater(NumericDate end, NumericDate begin, Duration limit) {
        return begin != null && at(end).isAfter(at(begin).plus(limit));
    }

    /** Whether the key fits the algorithm. A header must not use a key for another algorithm (RFC 8725 3.1). */
    boolean isOfKind(PublicKey key) {
        return PublicKeys.signsWith(key, algorithm);
    }

    boolean isSignedBy(PublicKey key) {
        if (!isOfKind(key)) {
            return false;
        }
        try {
            var signature = parsed(text);
            signature.setKey(key);
            return signature.verifySignature();
        } catch (JoseException | RuntimeException broken) {
            return false;
        }
    }

    /** The hash under which a used assertion is stored. */
    byte[] id() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(claims.getJwtId().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | MalformedClaimException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When the assertion expires; a stored one can be deleted then. */
    Instant goodUntil() {
        try {
            return at(claims.getExpirationTime()).plus(APART);
        } catch (MalformedClaimException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonWebSignature parsed(String text) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ALGORITHMS);
        signature.setCompactSerialization(text);
        return signature;
    }

    private static Instant at(NumericDate date) {
        return Instant.ofEpochMilli(date.getValueInMillis());
    }

    private static ProofRefused unreadable() {
        return new ProofRefused(ProofFault.ASSERTION_UNREADABLE);
    }
}

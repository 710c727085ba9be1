package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens from their parts, so that each can be valid but for one fault. Has the key that the service under test
 * trusts, and a key that no service trusts.
 */
public final class TokenForge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BITS = 2048;
    private static final long LIFE_SECONDS = 600;
    /** Created once, because generating such a key takes as long as a dozen requests. */
    private static final KeyPair STRANGER = newPair();

    private final String keyId;
    private final PrivateKey trusted;
    private final RSAPublicKey published;
    private final String issuer;

    public TokenForge(String keyId, PrivateKey trusted, RSAPublicKey published, String issuer) {
        this.keyId = keyId;
        this.trusted = trusted;
        this.published = published;
        this.issuer = issuer;
    }

    ObjectNode header() {
        return JSON.createObjectNode().put("alg", "RS256").put("typ", "at+jwt").put("kid", keyId);
    }

    /** Returns the claims that account-service writes into a token. */
    ObjectNode claims(String audience, String role) {
        var now = Instant.now().getEpochSecond();
        var claims = JSON.createObjectNode()
                .put("iss", issuer)
                .put("aud", audience)
                .put("sub", UUID.randomUUID().toString())
                .put("client_id", "web")
                .put("scope", "api")
                .put("sid", UUID.randomUUID().toString())
                .put("env", "test")
                .put("jti", UUID.randomUUID().toString())
                .put("auth_time", now)
                .put("iat", now)
                .put("exp", now + LIFE_SECONDS);
        claims.putArray("groups").add(role);
        return claims;
    }

    /** Signed with the key that the service trusts. */
    String signed(ObjectNode header, ObjectNode claims) {
        return signed(header, claims, "SHA256withRSA", trusted);
    }

    String signedByStranger(ObjectNode header, ObjectNode claims) {
        return signed(header, claims, "SHA256withRSA", STRANGER.getPrivate());
    }

    /** Signed with the trusted key, by another algorithm of RSA. */
    String signedBy(String algorithm, ObjectNode header, ObjectNode claims) {
        return signed(header, claims, algorithm, trusted);
    }

    /** Uses the public key as a shared secret. */
    String authenticatedWithPublicKey(boolean asPem, ObjectNode header, ObjectNode claims) {
        var encoded = published.getEncoded();
        var secret = asPem
                ? ("-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                                + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII)
                : encoded;
        var text = unsigned(header, claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header and claims, without a signature. */
    static String unsigned(ObjectNode header, ObjectNode claims) {
        return encoded(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The public key of the untrusted key pair, as in a token's header. */
    ObjectNode strangersKey() {
        var key = (RSAPublicKey) STRANGER.getPublic();
        return JSON.createObjectNode()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", "stranger")
                .put("n", TestTokens.unsigned(key.getModulus()))
                .put("e", TestTokens.unsigned(key.getPublicExponent()));
    }

    private static String signed(ObjectNode header, ObjectNode claims, String algorithm, PrivateKey key) {
        var text = unsigned(header, claims);
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

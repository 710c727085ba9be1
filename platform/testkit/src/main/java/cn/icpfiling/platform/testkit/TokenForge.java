package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens from their parts, so that each can be valid but for one fault. Has the key that the service under test
 * trusts, and a key that no service trusts.
 */
public final class TokenForge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIFE_SECONDS = 600;
    private static final QuickRsaKey STRANGER = QuickRsaKey.fresh();
    private static final Map<String, String> SIGNATURES =
            Map.of("SHA-256", "SHA256withRSA", "SHA-512", "SHA512withRSA");

    private final String keyId;
    private final BiFunction<String, byte[], byte[]> trusted;
    private final RSAPublicKey published;
    private final String issuer;

    public TokenForge(String keyId, PrivateKey trusted, RSAPublicKey published, String issuer) {
        this(keyId, (digest, text) -> signature(trusted, digest, text), published, issuer);
    }

    TokenForge(String keyId, QuickRsaKey trusted, String issuer) {
        this(keyId, trusted::sign, trusted.publicKey(), issuer);
    }

    private TokenForge(
            String keyId, BiFunction<String, byte[], byte[]> trusted, RSAPublicKey published, String issuer) {
        this.keyId = keyId;
        this.trusted = trusted;
        this.published = published;
        this.issuer = issuer;
    }

    ObjectNode header() {
        return JSON.createObjectNode().put("alg", "RS256").put("typ", "at+jwt").put("kid", keyId);
    }

    /** A person's token for the public API, as {@link TestTokens#bearer}, for a service that has keys of its own. */
    public String bearer(UUID account, String role) {
        return signed(header(), claims("icp-api", role).put("sub", account.toString()));
    }

    /** The token of a partner's client, as {@link TestTokens#bearerOfPartner}. */
    public String bearerOfPartner(UUID partner, String client, Set<String> scopes) {
        return signed(
                header(),
                claims("icp-api", "partner")
                        .put("sub", partner.toString())
                        .put("client_id", client)
                        .put("partner", partner.toString())
                        .put("scope", String.join(" ", scopes)));
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
        return signed(header, claims, "SHA-256", trusted);
    }

    String signedByStranger(ObjectNode header, ObjectNode claims) {
        return signed(header, claims, "SHA-256", STRANGER::sign);
    }

    /** Signed with the trusted key, over another digest. */
    String signedOver(String digest, ObjectNode header, ObjectNode claims) {
        return signed(header, claims, digest, trusted);
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
        var key = STRANGER.publicKey();
        return JSON.createObjectNode()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", "stranger")
                .put("n", TestTokens.unsigned(key.getModulus()))
                .put("e", TestTokens.unsigned(key.getPublicExponent()));
    }

    private static String signed(
            ObjectNode header, ObjectNode claims, String digest, BiFunction<String, byte[], byte[]> key) {
        var text = unsigned(header, claims);
        return text + "." + encoded(key.apply(digest, text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] signature(PrivateKey key, String digest, byte[] text) {
        try {
            var signature = Signature.getInstance(SIGNATURES.get(digest));
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

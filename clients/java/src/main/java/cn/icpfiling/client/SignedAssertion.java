package cn.icpfiling.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Signed assertions of a client (private_key_jwt, RFC 7523), each valid for two minutes and once. */
public final class SignedAssertion implements Supplier<String> {

    /** The signature of a JWS is r and s as they are, not in DER (RFC 7518 3.4). */
    private static final Map<String, String[]> ALGORITHMS = Map.of(
            "EC", new String[] {"ES256", "SHA256withECDSAinP1363Format"},
            "RSA", new String[] {"RS256", "SHA256withRSA"},
            "EdDSA", new String[] {"EdDSA", "Ed25519"},
            "Ed25519", new String[] {"EdDSA", "Ed25519"});

    private static final int LIFE_SECONDS = 120;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final String clientId;
    private final String audience;
    private final PrivateKey key;
    private final String[] algorithm;
    private final Clock clock;

    /**
     * Signs for a client.
     *
     * @param clientId issuer and subject
     * @param gateway the platform's issuer
     * @param key an EC P-256, RSA or Ed25519 key whose public part is a credential of the client
     */
    public SignedAssertion(String clientId, URI gateway, PrivateKey key) {
        this(clientId, gateway, key, Clock.systemUTC());
    }

    SignedAssertion(String clientId, URI gateway, PrivateKey key, Clock clock) {
        this.clientId = clientId;
        this.audience = gateway.toString().replaceFirst("/+$", "");
        this.key = key;
        this.clock = clock;
        this.algorithm = ALGORITHMS.get(key.getAlgorithm());
        if (algorithm == null) {
            throw new IllegalArgumentException("A key of " + key.getAlgorithm() + " cannot sign an assertion");
        }
    }

    @Override
    public String get() {
        var claims = new TreeMap<String, Object>(Map.of("iss", clientId, "sub", clientId, "aud", audience));
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("exp", clock.instant().getEpochSecond() + LIFE_SECONDS);
        var signed = part(Map.of("alg", algorithm[0], "typ", "JWT")) + "." + part(claims);
        try {
            var signature = Signature.getInstance(algorithm[1]);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign", e);
        }
    }

    private static String part(Map<String, ?> members) {
        return URL.encodeToString(Problems.JSON.valueToTree(members).toString().getBytes(StandardCharsets.UTF_8));
    }
}

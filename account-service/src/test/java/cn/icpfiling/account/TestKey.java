package cn.icpfiling.account;

import cn.icpfiling.platform.testkit.TestTokens;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A key pair of a partner's client, and what it signs with it. */
public record TestKey(PublicJsonWebKey pair, String algorithm) {

    public static TestKey rsa(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new TestKey(of(generator.generateKeyPair()), algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestKey p256() {
        try {
            return new TestKey(EcJwkGenerator.generateJwk(EllipticCurves.P256), "ES256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestKey ed25519() {
        return edwards("Ed25519");
    }

    public static TestKey edwards(String curve) {
        try {
            return new TestKey(OkpJwkGenerator.generateJwk(curve), "EdDSA");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey of(KeyPair pair) {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setPrivateKey(pair.getPrivate());
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestKey signingBy(String other) {
        return new TestKey(pair, other);
    }

    public Map<String, Object> jwk() {
        return pair.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    public Map<String, Object> privateJwk() {
        return pair.toParams(OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** A good one. */
    public String assertion(String client) {
        return assertion(client, claims -> {});
    }

    public String assertion(String client, Consumer<JwtClaims> spoil) {
        var claims = new JwtClaims();
        claims.setIssuer(client);
        claims.setSubject(client);
        claims.setAudience(TestTokens.ISSUER);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(4);
        spoil.accept(claims);
        return signed(claims.toJson(), signature -> {});
    }

    public String signed(String claims, Consumer<JsonWebSignature> header) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setPayload(claims);
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setKey(pair.getPrivateKey());
            signature.setDoKeyValidation(false);
            header.accept(signature);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static NumericDate secondsFromNow(long seconds) {
        var date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }
}

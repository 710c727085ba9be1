package cn.icpfiling.platform.web;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key pair and the tokens made with it. */
public final class TestKeys {

    static final String ISSUER = "https://issuer.test";
    private static final String PROPERTY = "icp.test.keys";
    private static final KeyPair PAIR = ofTheProcess();
    private static final PrivateKey STRANGER = strangers();

    private TestKeys() {}

    static String jwks() {
        var key = (RSAPublicKey) PAIR.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(
                        unsigned(key.getModulus().toByteArray()),
                        unsigned(key.getPublicExponent().toByteArray()));
    }

    public static JwtClaimsBuilder claims(UUID account, String... roles) {
        return Jwt.issuer(ISSUER)
                .subject(account.toString())
                .audience("icp-api")
                .claim("client_id", "web")
                .claim("env", "test")
                .groups(Set.of(roles))
                .expiresIn(600);
    }

    static JwtClaimsBuilder partner(UUID partner, String scope) {
        return claims(partner, "partner")
                .claim("client_id", "0192f0c1-0000-7000-8000-000000000001")
                .claim("partner", partner.toString())
                .claim("scope", scope);
    }

    static JwtClaimsBuilder internal(String service) {
        return Jwt.issuer(ISSUER)
                .subject(service)
                .audience("icp-internal")
                .claim("client_id", service)
                .claim("env", "test")
                .groups(Set.of("service"))
                .expiresIn(600);
    }

    public static String signed(JwtClaimsBuilder claims) {
        return claims.jws().header("typ", "at+jwt").keyId("k1").sign(PAIR.getPrivate());
    }

    static String signedAs(String typ, JwtClaimsBuilder claims) {
        return claims.jws().header("typ", typ).keyId("k1").sign(PAIR.getPrivate());
    }

    static String signedWithKey(String id, JwtClaimsBuilder claims) {
        return claims.jws().header("typ", "at+jwt").keyId(id).sign(PAIR.getPrivate());
    }

    static String signedByStranger(JwtClaimsBuilder claims) {
        return claims.jws().header("typ", "at+jwt").keyId("k1").sign(STRANGER);
    }

    private static String unsigned(byte[] number) {
        var from = number[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(number, from, number.length));
    }

    /**
     * One pair for all class loaders of the process: each start of Quarkus brings a new one, and with the compiler of the tests two primes
     * take seconds.
     */
    private static KeyPair ofTheProcess() {
        synchronized (System.getProperties()) {
            var kept = System.getProperty(PROPERTY);
            if (kept == null) {
                kept = Stream.of(made())
                        .flatMap(pair -> Stream.of(pair.getPrivate(), pair.getPublic()))
                        .map(key -> Base64.getEncoder().encodeToString(key.getEncoded()))
                        .collect(Collectors.joining(","));
                System.setProperty(PROPERTY, kept);
            }
            var keys = Arrays.stream(kept.split(","))
                    .map(Base64.getDecoder()::decode)
                    .toList();
            try {
                var factory = KeyFactory.getInstance("RSA");
                return new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(keys.get(1))),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(keys.get(0))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeyPair made() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its signatures fit no key that is known, so that it needs no primes: with the compiler of the tests two of them take seconds. */
    private static PrivateKey strangers() {
        try {
            var random = new SecureRandom();
            var modulus = new BigInteger(2048, random).setBit(2047).setBit(0);
            var exponent = new BigInteger(2047, random);
            return KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.icpfiling.platform.web;

import cn.icpfiling.platform.testkeys.TestKeyPairs;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** A key pair and the tokens made with it. */
public final class TestKeys {

    static final String ISSUER = "https://issuer.test";
    private static final KeyPair PAIR = TestKeyPairs.ofTheProcess();
    private static final PrivateKey STRANGER = TestKeyPairs.strangers();

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
}

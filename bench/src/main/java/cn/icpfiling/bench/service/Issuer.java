package cn.icpfiling.bench.service;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** Takes the place of account-service: signs access tokens and serves the public key. */
public final class Issuer implements AutoCloseable {
    private static final String KEY_ID = "bench";
    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofHours(1);

    private final KeyPair keys;
    private final String name;
    private final HttpServer server;

    private Issuer(KeyPair keys, String name, HttpServer server) {
        this.keys = keys;
        this.name = name;
        this.server = server;
    }

    public static Issuer at(int port, String name) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var keys = generator.generateKeyPair();
        var jwks = jwks((RSAPublicKey) keys.getPublic()).getBytes(StandardCharsets.UTF_8);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/.well-known/jwks.json", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.start();
        return new Issuer(keys, name, server);
    }

    /** Returns a person's access token in compact form, without the word Bearer. */
    public String token(UUID account, String role) {
        return signed(claims(account, role).claim("scope", role));
    }

    /** Returns a partner's access token with read access. */
    public String tokenOfPartner(UUID partner) {
        return signed(
                claims(partner, "partner").claim("partner", partner.toString()).claim("scope", "filings:read"));
    }

    private JwtClaimsBuilder claims(UUID subject, String role) {
        return Jwt.issuer(name)
                .audience("icp-api")
                .subject(subject.toString())
                .groups(Set.of(role))
                .claim("client_id", "bench")
                .claim("sid", UUID.randomUUID().toString())
                .claim("env", "dev")
                .claim("auth_time", Instant.now().getEpochSecond())
                .expiresIn(LIFE);
    }

    private String signed(JwtClaimsBuilder claims) {
        return claims.jws().header("typ", "at+jwt").keyId(KEY_ID).sign(keys.getPrivate());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String jwks(RSAPublicKey key) {
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var plain = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}

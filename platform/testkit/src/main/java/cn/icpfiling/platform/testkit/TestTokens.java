package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Access tokens like account-service's, signed with a key that the service under test trusts. */
public final class TestTokens {
    public static final String ISSUER = "http://localhost:8080";

    private static final String PROPERTY = "icp.test.tokens.key";
    private static final String KEY_ID = "test";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final Map<List<?>, Kept> KEPT = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {}

    private TestTokens() {}

    /** A person's token for the public API, in compact form without the word Bearer. */
    public static String bearer(UUID account, String... roles) {
        return token("icp-api", account.toString(), "web", roles);
    }

    /** The token of a member of staff who also has a holder account. */
    public static String bearerOfHolder(UUID account, UUID ownAccount, String... roles) {
        return signedOnce(
                List.of("holder", account, ownAccount, List.of(roles)),
                () -> claims("icp-api", account.toString(), "web", roles).put("own_account", ownAccount.toString()));
    }

    /** The token of a partner's client, issued for these scopes. */
    public static String bearerOfPartner(UUID partner, String client, String... scopes) {
        return signedOnce(
                List.of("partner", partner, client, List.of(scopes)),
                () -> claims("icp-api", partner.toString(), client, "partner")
                        .put("partner", partner.toString())
                        .put("scope", String.join(" ", scopes)));
    }

    /**
     * The token of a member of an account.
     *
     * @param rights the claim, such as {@code *=VIEW} or {@code <service id>=EDIT,SUBMIT}
     */
    public static String bearerOfMember(UUID account, UUID member, String rights) {
        return signedOnce(
                List.of("member", account, member, rights),
                () -> claims("icp-api", account.toString(), "web", "applicant")
                        .put("member", member.toString())
                        .put("rights", rights));
    }

    /** The token of a person who proved a second factor that long ago. */
    public static String bearerOfOldFactor(UUID account, Duration age, String... roles) {
        return signedOnce(List.of("factor", account, age, List.of(roles)), () -> {
            var claims = claims("icp-api", account.toString(), "web", roles);
            return claims.put("auth_time", claims.get("auth_time").asLong() - age.toSeconds());
        });
    }

    /** A service's token for /internal/, in compact form without the word Bearer. */
    public static String internal(String service) {
        return token("icp-internal", service, service, "service");
    }

    /** Any token, for tests that expect a refusal. */
    public static String token(String audience, String subject, String client, String... roles) {
        return signedOnce(
                List.of("any", audience, subject, client, List.of(roles)),
                () -> claims(audience, subject, client, roles));
    }

    private static ObjectNode claims(String audience, String subject, String client, String... roles) {
        var now = Instant.now().getEpochSecond();
        var claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", ISSUER)
                .put("aud", audience)
                .put("sub", subject)
                .put("client_id", client)
                .put("scope", String.join(" ", roles))
                .put("sid", UUID.randomUUID().toString())
                .put("env", "test")
                .put("jti", UUID.randomUUID().toString())
                .put("auth_time", now)
                .put("iat", now)
                .put("exp", now + LIFE.toSeconds());
        var groups = claims.putArray("groups");
        Arrays.stream(roles).distinct().forEach(groups::add);
        return claims;
    }

    /** Caches tokens, as a client does: signing took a third of the time of a service's tests. */
    private static String signedOnce(List<?> whose, Supplier<ObjectNode> claims) {
        var now = Instant.now();
        return KEPT.compute(
                        whose,
                        (_, kept) -> kept != null && now.isBefore(kept.until())
                                ? kept
                                : new Kept(sign(claims.get()), now.plus(LIFE.dividedBy(2))))
                .token();
    }

    private static String sign(ObjectNode claims) {
        var forge = forge(ISSUER);
        return forge.signed(forge.header(), claims);
    }

    /** For tokens that must be refused. */
    public static TokenForge forge(String issuer) {
        return new TokenForge(KEY_ID, key(), issuer);
    }

    /** The public key, as the service under test reads it. */
    public static String jwks() {
        return "{\"keys\":[" + jwk() + "]}";
    }

    /** One entry of the key set. */
    public static String jwk() {
        var key = key().publicKey();
        return """
                {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}""".formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var plain = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private static QuickRsaKey key() {
        return KeyHolder.KEY;
    }

    private static final class KeyHolder {
        private static final QuickRsaKey KEY = ofThisProcess();

        /** One key per JVM, for all class loaders. */
        private static QuickRsaKey ofThisProcess() {
            var shared = System.getProperties();
            synchronized (shared) {
                return QuickRsaKey.parse((String) shared.computeIfAbsent(
                        PROPERTY, _ -> QuickRsaKey.fresh().toString()));
            }
        }
    }
}

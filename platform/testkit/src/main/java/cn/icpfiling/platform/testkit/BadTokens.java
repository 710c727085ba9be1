package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.configuration.MemorySize;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * One table of tokens that must be refused, each valid but for one fault, with the exact response. The same table runs
 * at the gateway and in each service. A valid token is the canary, because an operation that refuses every token proves
 * nothing.
 */
public final class BadTokens {
    /** The minimum number of kinds. */
    private static final int PROMISED = 20;

    /** In bytes, the default if nothing is configured. */
    private static final int QUARKUS_HEADER_LIMIT = 20 * 1024;

    private static final String PUBLIC = "icp-api";
    private static final String INTERNAL = "icp-internal";
    private static final String INTERNAL_PATH = "/internal/";
    private static final long FIVE_MINUTES = 300;

    private final TokenForge forge;
    private final String audience;
    private final String role;
    private final Optional<String> scope;
    private final List<BadToken> table = new ArrayList<>();

    private BadTokens(TokenForge forge, String audience, String role, Optional<String> scope) {
        this.forge = forge;
        this.audience = audience;
        this.role = role;
        this.scope = scope;
        noToken();
        signatures();
        keys();
        headers();
        claims();
        roles();
        scope.ifPresent(this::scopes);
    }

    /** For a service that trusts {@link TestTokens}. */
    public static void assertNoneOpens(String method, String path, String role) {
        assertNoneOpens(TestTokens.forge(TestTokens.ISSUER), method, path, role);
    }

    /** For a service with keys of its own. */
    public static void assertNoneOpens(TokenForge forge, String method, String path, String role) {
        run(method, path, forge, role, Optional.empty(), true);
    }

    /** For an operation that partners may call with this scope. */
    public static void assertNoneOpensToPartners(String method, String path, String scope) {
        run(method, path, TestTokens.forge(TestTokens.ISSUER), Roles.PARTNER, Optional.of(scope), true);
    }

    /** For an endpoint that checks the token and leaves the roles to the service behind it. */
    public static void assertNoneOpensWhateverTheRole(TokenForge forge, String method, String path, String role) {
        run(method, path, forge, role, Optional.empty(), false);
    }

    /** Checks that the active configuration refuses methods without a security annotation. */
    public static void assertDeniedByDefault() {
        Assertions.assertThat(ConfigProvider.getConfig()
                        .getValue("quarkus.security.jaxrs.deny-unannotated-endpoints", Boolean.class))
                .as("a method without a word on who may is refused")
                .isTrue();
    }

    private static void run(
            String method, String path, TokenForge forge, String role, Optional<String> scope, boolean rolesMatter) {
        var tokens = new BadTokens(forge, path.startsWith(INTERNAL_PATH) ? INTERNAL : PUBLIC, role, scope);
        var table = tokens.table.stream()
                .filter(bad -> rolesMatter || bad.status() != 403)
                .toList();
        Assertions.assertThat(table).hasSizeGreaterThanOrEqualTo(PROMISED);
        Assertions.assertThat(asked(List.of("Bearer " + tokens.good()))
                        .request(method, path)
                        .statusCode())
                .as("%s %s with a good token", method, path)
                .isNotIn(401, 403, 431);
        Assertions.assertThat(table.stream().flatMap(bad -> differences(method, path, bad).stream()))
                .as("bad tokens at %s %s", method, path)
                .isEmpty();
    }

    private static List<String> differences(String method, String path, BadToken bad) {
        var request = asked(bad.authorization());
        bad.query().ifPresent(token -> request.queryParam("access_token", token));
        var answer = request.request(method, path);
        var found = new ArrayList<String>();
        differ(bad.kind() + ": status", bad.status(), answer.statusCode(), found);
        bad.code()
                .ifPresent(code -> differ(
                        bad.kind() + ": problem",
                        "application/problem+json " + code,
                        answer.contentType() + " " + codeOf(answer),
                        found));
        differ(
                bad.kind() + ": challenge",
                bad.challenge(),
                Optional.ofNullable(answer.header("WWW-Authenticate")),
                found);
        return found;
    }

    private static String codeOf(Response answer) {
        return answer.contentType().contains("json") ? answer.jsonPath().getString("code") : "";
    }

    private static void differ(String what, Object wanted, Object seen, List<String> found) {
        if (!wanted.equals(seen)) {
            found.add(what + " is " + seen + " in place of " + wanted);
        }
    }

    private static RequestSpecification asked(List<String> authorization) {
        return Rest.given()
                .contentType(ContentType.JSON)
                .headers(new Headers(authorization.stream()
                        .map(value -> new Header("Authorization", value))
                        .toList()));
    }

    /**
     * Returns the claims that account-service writes for the role. A partner's token names the partner and its scope.
     */
    private ObjectNode sound() {
        var claims = forge.claims(audience, role);
        scope.ifPresent(
                one -> claims.put("partner", claims.path("sub").asText()).put("scope", one));
        return claims;
    }

    private String good() {
        return forge.signed(forge.header(), sound());
    }

    private void noToken() {
        table.add(BadToken.none("no token"));
        table.add(BadToken.header("an empty header", ""));
        table.add(BadToken.header("the scheme alone", "Bearer"));
        table.add(BadToken.header("another scheme", "Basic cmV2aWV3ZXI6cGFzc3dvcmQ="));
        table.add(BadToken.header("the token under another scheme", "Token " + good()));
        table.add(BadToken.header("two headers, the good one first", "Bearer " + good(), "Bearer rubbish"));
        table.add(BadToken.header("two headers, the good one last", "Bearer rubbish", "Bearer " + good()));
        table.add(BadToken.header("two tokens in one header", "Bearer " + good() + ", Bearer " + good()));
        table.add(BadToken.inAddress("a good token in the address", good()));
        table.add(BadToken.token("garbage", "rubbish"));
        table.add(BadToken.token("an opaque refresh token", "Yk3mPZ5d0uQx7w1vT8nC2rJ4bL6sH9aE"));
        table.add(BadToken.token("two segments", TokenForge.unsigned(forge.header(), sound())));
        table.add(BadToken.token("five segments", good() + ".e30.e30"));
        table.add(BadToken.token("no JSON inside", "bm8.bm8.bm8"));
        table.add(BadToken.undecodable("more than a header holds", "x".repeat(headerLimit())));
    }

    /**
     * Returns the limit in bytes for all headers of a request. A token of this length exceeds the limit only just, with
     * the header's name. If much more were to follow, the server would close the connection and a client still writing
     * would lose the response.
     */
    private static int headerLimit() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.limits.max-header-size", MemorySize.class)
                .map(MemorySize::asLongValue)
                .map(Math::toIntExact)
                .orElse(QUARKUS_HEADER_LIMIT);
    }

    private void signatures() {
        var claims = sound();
        table.add(BadToken.token("alg none", TokenForge.unsigned(forge.header().put("alg", "none"), claims) + "."));
        table.add(BadToken.token("alg None", TokenForge.unsigned(forge.header().put("alg", "None"), claims) + "."));
        for (var asPem : new boolean[] {true, false}) {
            table.add(BadToken.token(
                    "HS256 with the public key, as PEM: " + asPem,
                    forge.authenticatedWithPublicKey(asPem, forge.header().put("alg", "HS256"), claims)));
        }
        table.add(BadToken.token(
                "RS512", forge.signedOver("SHA-512", forge.header().put("alg", "RS512"), claims)));
        table.add(BadToken.token("an empty signature", TokenForge.unsigned(forge.header(), claims) + "."));
        table.add(BadToken.token("a signature cut short", good().substring(0, good().length() - 4)));
        var signature = good().substring(good().lastIndexOf('.'));
        table.add(BadToken.token(
                "the signature of another token", TokenForge.unsigned(forge.header(), claims) + signature));
    }

    private void keys() {
        var claims = sound();
        table.add(BadToken.token("another key by a known name", forge.signedByStranger(forge.header(), claims)));
        Stream.of("stranger", "../../../../dev/null", "x' OR '1'='1", "", "http://localhost/jwks.json")
                .forEach(kid -> table.add(BadToken.token(
                        "key named \"" + kid + "\"",
                        forge.signedByStranger(forge.header().put("kid", kid), claims))));
        var nameless = forge.header();
        nameless.remove("kid");
        table.add(BadToken.token("another key without a name", forge.signedByStranger(nameless, claims)));
        for (var address : List.of("jku", "x5u")) {
            table.add(BadToken.token(
                    address + " of the forger",
                    forge.signedByStranger(
                            forge.header().put("kid", "stranger").put(address, "http://localhost:1/jwks.json"),
                            claims)));
        }
        var withKey = forge.header().put("kid", "stranger");
        withKey.set("jwk", forge.strangersKey());
        table.add(BadToken.token("the forger's key inside", forge.signedByStranger(withKey, claims)));
    }

    private void headers() {
        var claims = sound();
        table.add(BadToken.token("an ID token", forge.signed(forge.header().put("typ", "JWT"), claims)));
        var untyped = forge.header();
        untyped.remove("typ");
        table.add(BadToken.token("no type", forge.signed(untyped, claims)));
        var critical = forge.header().put("icp-unheard-of", true);
        critical.putArray("crit").add("icp-unheard-of");
        table.add(BadToken.token("a critical header nobody knows", forge.signed(critical, claims)));
    }

    private void claims() {
        var now = Instant.now().getEpochSecond();
        with("another issuer", claims -> claims.put("iss", "https://elsewhere.example"));
        without("iss");
        with("another audience", claims -> claims.put("aud", "else"));
        with("the other door's audience", claims -> claims.put("aud", audience.equals(PUBLIC) ? INTERNAL : PUBLIC));
        without("aud");
        with("expired", claims -> claims.put("iat", now - 900).put("exp", now - FIVE_MINUTES));
        with("an end that is no time", claims -> claims.put("exp", "never"));
        without("exp");
        with("not valid yet", claims -> claims.put("nbf", now + FIVE_MINUTES));
        with("issued in the future", claims -> claims.put("iat", now + FIVE_MINUTES));
        without("iat");
        without("sub");
        for (var environment : List.of("production", "sandbox", "TEST")) {
            var elsewhere = sound().put("env", environment);
            table.add(BadToken.refused(
                    "of environment " + environment,
                    "TOKEN_OF_OTHER_ENVIRONMENT",
                    "Bearer " + forge.signed(forge.header(), elsewhere)));
        }
        var nowhere = sound();
        nowhere.remove("env");
        table.add(BadToken.refused(
                "of no environment", "TOKEN_OF_OTHER_ENVIRONMENT", "Bearer " + forge.signed(forge.header(), nowhere)));
    }

    private void roles() {
        var none = sound();
        none.remove("groups");
        table.add(BadToken.forbidden("no roles", forge.signed(forge.header(), none)));
        var empty = sound();
        empty.putArray("groups");
        table.add(BadToken.forbidden("an empty list of roles", forge.signed(forge.header(), empty)));
        var other = audience.equals(PUBLIC) ? "service" : "applicant";
        table.add(BadToken.forbidden(
                "the role of the other door", forge.signed(forge.header(), forge.claims(audience, other))));
        table.add(BadToken.forbidden("a role nobody has", forge.signed(forge.header(), forge.claims(audience, "**"))));
    }

    /** Valid tokens of a partner with another scope, or without a partner. */
    private void scopes(String needed) {
        scopeless("without a scope", needed, claims -> claims.remove("scope"));
        scopeless("an empty scope", needed, claims -> claims.put("scope", ""));
        scopeless("another scope", needed, claims -> claims.put("scope", "customers:read"));
        scopeless(
                "the beginning of the scope",
                needed,
                claims -> claims.put("scope", needed.substring(0, needed.length() - 1)));
        scopeless("the scope in capitals", needed, claims -> claims.put("scope", needed.toUpperCase(Locale.ROOT)));
        scopeless(
                "two scopes without a blank between",
                needed,
                claims -> claims.put("scope", needed + ",customers:read"));
        scopeless("scopes as a list", needed, claims -> claims.putArray("scope").add(needed));
        var nobodys = sound();
        nobodys.remove("partner");
        table.add(BadToken.forbidden("of no partner", forge.signed(forge.header(), nobodys)));
    }

    private void scopeless(String kind, String needed, Consumer<ObjectNode> spoil) {
        var claims = sound();
        spoil.accept(claims);
        table.add(BadToken.scopeless(kind, forge.signed(forge.header(), claims), needed));
    }

    private void with(String kind, Consumer<ObjectNode> spoil) {
        var claims = sound();
        spoil.accept(claims);
        table.add(BadToken.token(kind, forge.signed(forge.header(), claims)));
    }

    private void without(String claim) {
        with("without " + claim, claims -> claims.remove(claim));
    }
}

package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.account.credentials.CredentialRules;
import cn.icpfiling.account.credentials.PublicKeys;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MachineClock;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/.well-known")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class KeysResource {

    /** Five minutes. The next key is published a day ahead, so a cached answer is never too old. */
    private static final String CACHED = "public, max-age=300";

    private final SigningKeys keys;
    private final Clock clock;
    private final CredentialRules rules;
    private final String issuer;

    KeysResource(
            SigningKeys keys,
            CredentialRules rules,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.issuer") String issuer) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
        this.issuer = issuer;
    }

    record KeySet(List<PublicKey> keys) {}

    record PublicKey(String kty, String use, String alg, String kid, String n, String e) {

        static PublicKey of(SigningKeys.Key key) {
            return new PublicKey(
                    "RSA",
                    "sig",
                    "RS256",
                    key.id().toString(),
                    base64(key.publicKey().getModulus()),
                    base64(key.publicKey().getPublicExponent()));
        }

        /** Unsigned big-endian, RFC 7518 2. */
        private static String base64(BigInteger number) {
            var bytes = number.toByteArray();
            var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
        }
    }

    record TokenMetadata(
            String issuer,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("grant_types_supported") List<String> grantTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authMethods,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> authAlgorithms,

            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,

            @JsonProperty("id_token_signing_alg_values_supported")
            List<String> algorithms) {}

    @GET
    @Path("/jwks.json")
    @PermitAll
    public RestResponse<KeySet> getKeys() {
        var published = new KeySet(
                keys.published(clock.instant()).stream().map(PublicKey::of).toList());
        return RestResponse.ResponseBuilder.ok(published)
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .build();
    }

    /** For partners. The platform's services do not need it. */
    @GET
    @Path("/openid-configuration")
    @PermitAll
    public TokenMetadata getTokenMetadata() {
        return new TokenMetadata(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + TokenResource.PATH,
                List.of(IssueToken.GRANT),
                rules.allow(CredentialKind.SECRET)
                        ? List.of("private_key_jwt", "client_secret_basic", "client_secret_post")
                        : List.of("private_key_jwt"),
                PublicKeys.algorithms(),
                Scopes.ALL.stream().sorted().toList(),
                List.of(),
                List.of("public"),
                List.of("RS256"));
    }
}

package cn.icpfiling.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Client credentials of a partner (RFC 6749 4.4). One token serves all calls until shortly before its end. A request whose answer is lost is
 * sent again, with a new assertion: a second token does no harm.
 */
public final class PartnerTokens extends RenewedTokens {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final HttpClient http;
    private final URI address;
    private final Supplier<Map<String, String>> credentials;
    private volatile Retries retries = Retries.DEFAULT;

    private PartnerTokens(HttpClient http, URI gateway, Supplier<Map<String, String>> credentials) {
        super(Clock.systemUTC());
        this.http = http;
        this.address = TokenRequest.at(gateway, "/oauth2/token");
        this.credentials = credentials;
    }

    /** With a secret, which production refuses. */
    public static PartnerTokens bySecret(HttpClient http, URI gateway, String clientId, String secret) {
        var credentials = Map.of("client_id", clientId, "client_secret", secret);
        return new PartnerTokens(http, gateway, () -> credentials);
    }

    /** With a new signed assertion for each token, for instance of {@link SignedAssertion}. */
    public static PartnerTokens byAssertion(HttpClient http, URI gateway, Supplier<String> assertion) {
        return new PartnerTokens(
                http, gateway, () -> Map.of("client_assertion_type", JWT_BEARER, "client_assertion", assertion.get()));
    }

    /** How often and how patiently a request for a token is sent again; {@link Retries#DEFAULT} if not set. */
    public PartnerTokens retries(Retries wanted) {
        retries = wanted;
        return this;
    }

    @Override
    Held renew() throws IOException, InterruptedException {
        var token = new TokenRequest(http, retries, PATIENCE, WINDOW).answered(this::request);
        return held(
                token.path("access_token").asText(), token.path("expires_in").asLong());
    }

    private HttpRequest.Builder request() {
        var form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        form.putAll(credentials.get());
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

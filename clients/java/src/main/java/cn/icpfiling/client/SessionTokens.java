package cn.icpfiling.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The session of a customer or of a member of staff, refreshed shortly before its access token ends. A refresh token is good once. But for
 * ten seconds the platform takes its second use for a repeat whose answer was lost, so a lost refresh is sent again within that time.
 */
public final class SessionTokens extends RenewedTokens {

    /** Three attempts begin within the window; what is left of the ten seconds is for the way. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration WINDOW = Duration.ofSeconds(9);

    private final HttpClient http;
    private final URI address;
    private final Consumer<String> stored;
    private String refreshToken;
    private volatile Retries retries = Retries.DEFAULT;

    /**
     * Continues a session.
     *
     * @param stored gets each new refresh token, because a refresh token is good once
     */
    public SessionTokens(HttpClient http, URI gateway, String refreshToken, Consumer<String> stored) {
        super(Clock.systemUTC());
        this.http = http;
        this.address = TokenRequest.at(gateway, "/api/v1/sessions/refresh");
        this.refreshToken = refreshToken;
        this.stored = stored;
    }

    /** Begins with the access token of the sign-in, which is valid for these seconds. */
    public SessionTokens beginningWith(String accessToken, long seconds) {
        hold(held(accessToken, seconds));
        return this;
    }

    /** How often and how patiently a refresh is sent again; {@link Retries#DEFAULT} if not set. */
    public SessionTokens retries(Retries wanted) {
        retries = wanted;
        return this;
    }

    @Override
    Held renew() throws IOException, InterruptedException {
        var body = Problems.JSON.writeValueAsBytes(Map.of("refreshToken", refreshToken));
        var session = new TokenRequest(http, retries, PATIENCE, WINDOW)
                .answered(() -> HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
        refreshToken = session.path("refreshToken").asText();
        stored.accept(refreshToken);
        return held(
                session.path("accessToken").asText(), session.path("expiresIn").asLong());
    }
}

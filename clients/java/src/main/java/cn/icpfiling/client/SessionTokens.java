package cn.icpfiling.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The session of a customer or of a member of staff, refreshed shortly before its access token ends. */
public final class SessionTokens extends RenewedTokens {

    private final HttpClient http;
    private final URI address;
    private final Consumer<String> stored;
    private String refreshToken;

    /**
     * Continues a session.
     *
     * @param stored gets each new refresh token, because a refresh token is good once
     */
    public SessionTokens(HttpClient http, URI gateway, String refreshToken, Consumer<String> stored) {
        super(Clock.systemUTC());
        this.http = http;
        this.address = gateway.resolve("/api/v1/sessions/refresh");
        this.refreshToken = refreshToken;
        this.stored = stored;
    }

    /** Begins with the access token of the sign-in, which is valid for these seconds. */
    public SessionTokens beginningWith(String accessToken, long seconds) {
        hold(held(accessToken, seconds));
        return this;
    }

    @Override
    Held renew() throws IOException, InterruptedException {
        var body = Problems.JSON.writeValueAsBytes(Map.of("refreshToken", refreshToken));
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var session = Problems.read(http.send(request, BodyHandlers.ofInputStream()));
        refreshToken = session.path("refreshToken").asText();
        stored.accept(refreshToken);
        return held(
                session.path("accessToken").asText(), session.path("expiresIn").asLong());
    }
}

package cn.icpfiling.platform.web;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The token that this service sends to others: obtained by client credentials and cached until shortly before it
 * expires.
 */
@Singleton
public final class ServiceTokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectMapper json;
    private final Clock clock;
    private final URI endpoint;
    private final Optional<String> clientId;
    private final Optional<String> clientSecret;
    private volatile Held held = new Held("", Instant.MIN);

    private record Held(String token, Instant until) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {}

    ServiceTokens(
            ObjectMapper json,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.account.url") URI account,
            @ConfigProperty(name = "icp.service.client-id") Optional<String> clientId,
            @ConfigProperty(name = "icp.service.client-secret") Optional<String> clientSecret) {
        this.json = json;
        this.clock = clock;
        this.endpoint = account.resolve("/oauth2/token");
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    public String bearer() {
        var now = held;
        if (clock.instant().isBefore(now.until())) {
            return now.token();
        }
        lock.lock();
        try {
            if (!clock.instant().isBefore(held.until())) {
                held = fetch();
            }
            return held.token();
        } finally {
            lock.unlock();
        }
    }

    private Held fetch() {
        var form = Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId.orElseThrow(() -> missing("icp.service.client-id")),
                "client_secret", clientSecret.orElseThrow(() -> missing("icp.service.client-secret")));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            var asked = clock.instant();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE)
                        .causedBy(new IOException("the token endpoint answered " + response.statusCode()));
            }
            var answer = json.readValue(response.body(), Answer.class);
            var life = Duration.ofSeconds(answer.expiresIn());
            return new Held(answer.accessToken(), asked.plus(life.compareTo(MARGIN) > 0 ? life.minus(MARGIN) : life));
        } catch (IOException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static IllegalStateException missing(String key) {
        return new IllegalStateException(key + " is not set");
    }
}

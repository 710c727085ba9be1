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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The token that this service sends to others: obtained by client credentials and cached until shortly before it
 * expires. One caller renews it. Meanwhile the others send the old token while it lives, and else wait a bounded time.
 * A failure holds for a moment for all callers, so that account-service is not asked by one after the other.
 */
@Singleton
public final class ServiceTokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectMapper json;
    private final Clock clock;
    private final URI endpoint;
    private final Optional<String> clientId;
    private final Optional<String> clientSecret;
    private volatile Held held = new Held("", Instant.MIN, Instant.MIN);
    private IOException failure;
    private long failedAt;

    private record Held(String token, Instant renewAt, Instant endsAt) {}

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
        if (clock.instant().isBefore(now.renewAt())) {
            return now.token();
        }
        var lives = clock.instant().isBefore(now.endsAt());
        try {
            if (!lock.tryLock(lives ? 0 : PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                return living(new IOException("the token is being renewed for too long"));
            }
            try {
                return renewed();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(e);
        }
    }

    /** The caller holds the lock. */
    private String renewed() throws InterruptedException {
        if (clock.instant().isBefore(held.renewAt())) {
            return held.token();
        }
        if (failure == null || System.nanoTime() - failedAt >= PAUSE.toNanos()) {
            try {
                held = fetch();
                failure = null;
                return held.token();
            } catch (IOException unavailable) {
                failure = unavailable;
                failedAt = System.nanoTime();
            }
        }
        return living(failure);
    }

    /** Returns the old token while it lives. */
    private String living(IOException trouble) {
        var old = held;
        if (clock.instant().isBefore(old.endsAt())) {
            return old.token();
        }
        throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(trouble);
    }

    private Held fetch() throws IOException, InterruptedException {
        var form = Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId.orElseThrow(() -> missing("icp.service.client-id")),
                "client_secret", clientSecret.orElseThrow(() -> missing("icp.service.client-secret")));
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        var asked = clock.instant();
        var response = answer(request);
        if (response.statusCode() != 200) {
            throw new IOException("the token endpoint answered " + response.statusCode());
        }
        var answer = json.readValue(response.body(), Answer.class);
        var life = Duration.ofSeconds(answer.expiresIn());
        var renewAt = asked.plus(life.compareTo(MARGIN) > 0 ? life.minus(MARGIN) : life);
        return new Held(answer.accessToken(), renewAt, asked.plus(life));
    }

    /** Bounds the whole answer. The time-out of a request ends with the headers. */
    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException late) {
            throw new IOException("the token endpoint does not answer in time", late);
        } finally {
            answer.cancel(true);
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

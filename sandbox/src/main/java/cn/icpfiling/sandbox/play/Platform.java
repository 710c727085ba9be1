package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.refusal.Refusal;
import cn.icpfiling.sandbox.words.Language;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls of the platform's public API through its gateway, as a front end makes them. */
@ApplicationScoped
class Platform {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String gateway;
    private final ObjectMapper json;
    private final Language language;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Platform(@ConfigProperty(name = "icp.gateway.url") String gateway, ObjectMapper json, Language language) {
        this.gateway = gateway;
        this.json = json;
        this.language = language;
    }

    /** An answer of the platform; {@code etag} is empty if there is none. */
    record Answer(int status, JsonNode body, String etag) {

        boolean is2xx() {
            return status / 100 == 2;
        }

        String code() {
            return body.path("code").asText("");
        }
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    /**
     * @param body null for an act without a body
     * @param etag the version that the caller saw, or null for an act that takes none
     */
    Answer post(String path, Object body, String token, String etag) {
        try {
            var request = request(path, token)
                    .header("Idempotency-Key", UUID.randomUUID().toString());
            if (body == null) {
                request.POST(BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
            }
            Optional.ofNullable(etag).ifPresent(version -> request.header("If-Match", version));
            return send(request);
        } catch (IOException e) {
            throw new IllegalStateException("a request could not be written", e);
        }
    }

    /** @param headers names and values in turn */
    Answer delete(String path, String token, String... headers) {
        var request = request(path, token).DELETE();
        for (var at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Accept-Language", language.tag());
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var body = answer.body().isBlank() ? MissingNode.getInstance() : json.readTree(answer.body());
            return new Answer(
                    answer.statusCode(),
                    body,
                    answer.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private static Refusal unreachable(Exception cause) {
        return Refusal.of(
                502,
                "PLATFORM_NOT_REACHED",
                "The platform does not answer",
                "The gateway did not answer: " + cause.getMessage(),
                "See that the platform runs, then try again");
    }
}

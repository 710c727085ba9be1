package cn.icpfiling.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads problem details from responses. */
final class Problems {

    static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    /** Returns the problem of a refusal, and has read the body then; empty for all other responses, whose body is unread. */
    static Optional<ProblemException> of(HttpResponse<?> response) throws IOException {
        var type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() < 400 || !type.startsWith("application/problem+json")) {
            return Optional.empty();
        }
        var problem = tree(response.body());
        return problem.path("code").isTextual()
                ? Optional.of(new ProblemException(
                        response.statusCode(),
                        problem,
                        retryAfter(response.headers(), Clock.systemUTC()).orElse(null)))
                : Optional.empty();
    }

    /** Returns the content of a success; throws the problem of a refusal. */
    static JsonNode read(HttpResponse<byte[]> response) throws IOException {
        var problem = of(response);
        if (problem.isPresent()) {
            throw problem.get();
        }
        if (response.statusCode() / 100 != 2) {
            throw new IOException("The response has status " + response.statusCode() + " and is no problem detail");
        }
        return JSON.readTree(response.body());
    }

    /** Reads Retry-After, which is a number of seconds or a date. */
    static Optional<Duration> retryAfter(HttpHeaders headers, Clock clock) {
        return headers.firstValue("Retry-After").map(String::trim).flatMap(text -> {
            try {
                var wait = text.matches("\\d{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(text))
                        : Duration.between(
                                clock.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static JsonNode tree(Object body) throws IOException {
        if (body instanceof InputStream stream) {
            try (stream) {
                return JSON.readTree(stream);
            }
        }
        if (body instanceof byte[] bytes) {
            return JSON.readTree(bytes);
        }
        return body instanceof String text ? JSON.readTree(text.getBytes(StandardCharsets.UTF_8)) : JSON.missingNode();
    }
}

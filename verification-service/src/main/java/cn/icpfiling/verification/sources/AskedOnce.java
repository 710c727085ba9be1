package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A source that is asked by one POST of JSON and answers with words from closed lists. An answer that is late,
 * truncated, garbled, too large, refused or not in a list is unknown, and the evidence says why.
 */
final class AskedOnce {

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final SourceKind kind;
    private final URI location;
    private final String path;
    private final Clock clock;

    AskedOnce(BoundedHttp http, ObjectMapper json, SourceKind kind, URI location, String path, Clock clock) {
        this.http = http;
        this.json = json;
        this.kind = kind;
        this.location = location;
        this.path = path;
        this.clock = clock;
    }

    /** @param reading empty if the answer has none of the words */
    <T> Sourced<T> ask(
            Map<String, Object> question, Deadline deadline, Function<JsonNode, Optional<Answer<T>>> reading) {
        var askedAt = clock.instant();
        return switch (http.post(kind, Endpoints.under(location, path), written(question), deadline)) {
            case BoundedHttp.Failed(var why) -> Sourced.failed(asked(askedAt, why, null));
            case BoundedHttp.Answered answered
            when answered.status() != 200 ->
                Sourced.failed(asked(askedAt, Endpoints.kind(answered, false), answered.body()));
            case BoundedHttp.Answered answered -> read(answered.body(), askedAt, reading);
        };
    }

    private <T> Sourced<T> read(String body, Instant askedAt, Function<JsonNode, Optional<Answer<T>>> reading) {
        return parsed(body)
                .flatMap(reading)
                .map(answer -> new Sourced<>(
                        answer,
                        asked(
                                askedAt,
                                answer instanceof Answer.Absent<T> ? AnswerKind.NOT_FOUND : AnswerKind.ANSWERED,
                                body)))
                .orElseGet(() -> Sourced.failed(asked(askedAt, AnswerKind.UNREADABLE, body)));
    }

    private Optional<JsonNode> parsed(String body) {
        try {
            return Optional.ofNullable(json.readTree(body));
        } catch (JsonProcessingException garbled) {
            return Optional.empty();
        }
    }

    private Asked asked(Instant askedAt, AnswerKind answer, String raw) {
        return new Asked(kind, BoundedHttp.address(location), askedAt, answer, raw);
    }

    private String written(Map<String, Object> question) {
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

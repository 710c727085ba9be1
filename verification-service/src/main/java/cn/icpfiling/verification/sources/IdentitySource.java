package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.IdentityMatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether a certificate number belongs to a name. */
@ApplicationScoped
public class IdentitySource {

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final URI location;
    private final Clock clock;

    IdentitySource(
            BoundedHttp http, ObjectMapper json, @ConfigProperty(name = "icp.identity.url") URI location, Clock clock) {
        this.http = http;
        this.json = json;
        this.location = location;
        this.clock = clock;
    }

    public Sourced<IdentityMatch> ask(Holder person, Deadline deadline) {
        var askedAt = clock.instant();
        return switch (http.post(
                SourceKind.IDENTITY, Endpoints.under(location, "identity/checks"), question(person), deadline)) {
            case BoundedHttp.Failed(var why) -> Sourced.failed(asked(askedAt, why, null));
            case BoundedHttp.Answered answered
            when answered.status() != 200 ->
                Sourced.failed(asked(
                        askedAt,
                        // there is no such call at that address: that says nothing about the person
                        answered.status() == 404 ? AnswerKind.UNREADABLE : Endpoints.kind(answered, false),
                        answered.body()));
            case BoundedHttp.Answered answered -> read(answered.body(), askedAt);
        };
    }

    private Sourced<IdentityMatch> read(String body, Instant askedAt) {
        return switch (result(body)) {
            case "MATCH" -> new Sourced<>(Answer.known(IdentityMatch.MATCH), asked(askedAt, AnswerKind.ANSWERED, body));
            case "MISMATCH" ->
                new Sourced<>(Answer.known(IdentityMatch.MISMATCH), asked(askedAt, AnswerKind.ANSWERED, body));
            case "NOT_FOUND" -> Sourced.failed(asked(askedAt, AnswerKind.NOT_FOUND, body));
            default -> Sourced.failed(asked(askedAt, AnswerKind.UNREADABLE, body));
        };
    }

    private String result(String body) {
        try {
            return json.readTree(body).path("result").asText();
        } catch (JsonProcessingException garbled) {
            return "";
        }
    }

    private Asked asked(Instant askedAt, AnswerKind answer, String raw) {
        return new Asked(SourceKind.IDENTITY, BoundedHttp.address(location), askedAt, answer, raw);
    }

    private String question(Holder person) {
        try {
            return json.writeValueAsString(Map.of(
                    "name", person.name(),
                    "certificateType", person.certificateType(),
                    "certificateNumber", person.certificateNumber()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

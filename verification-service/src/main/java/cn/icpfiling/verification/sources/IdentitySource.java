package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.IdentityMatch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks whether a certificate number belongs to a name. */
@ApplicationScoped
public class IdentitySource {

    private final AskedOnce source;

    IdentitySource(
            BoundedHttp http, ObjectMapper json, @ConfigProperty(name = "icp.identity.url") URI location, Clock clock) {
        source = new AskedOnce(http, json, SourceKind.IDENTITY, location, "identity/checks", clock);
    }

    public Sourced<IdentityMatch> ask(Holder person, Deadline deadline) {
        return source.ask(
                Map.of(
                        "name", person.name(),
                        "certificateType", person.certificateType(),
                        "certificateNumber", person.certificateNumber()),
                deadline,
                IdentitySource::read);
    }

    /**
     * Reads the answer of a comparing source: the number (or the phone) belongs to the person, to another person, or
     * does not exist; or the source cannot be asked about the type of certificate.
     */
    static Optional<Answer<IdentityMatch>> read(JsonNode answer) {
        return switch (answer.path("result").asText()) {
            case "MATCH" -> Optional.of(Answer.known(IdentityMatch.MATCH));
            case "MISMATCH" -> Optional.of(Answer.known(IdentityMatch.MISMATCH));
            case "NOT_SUPPORTED" -> Optional.of(Answer.known(IdentityMatch.NOT_SUPPORTED));
            case "NOT_FOUND" -> Optional.of(Answer.absent());
            default -> Optional.empty();
        };
    }
}

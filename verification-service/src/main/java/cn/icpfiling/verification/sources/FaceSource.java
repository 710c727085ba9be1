package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.FaceMatch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The identity source's face comparison: whether a photograph shows the person of a certificate, and a living person.
 */
@ApplicationScoped
public class FaceSource {

    private final AskedOnce source;

    FaceSource(
            BoundedHttp http, ObjectMapper json, @ConfigProperty(name = "icp.identity.url") URI location, Clock clock) {
        source = new AskedOnce(http, json, SourceKind.FACE, location, "faces/checks", clock);
    }

    /** @param photo JPEG */
    public Sourced<FaceMatch> ask(Holder person, byte[] photo, Deadline deadline) {
        return source.ask(
                Map.of(
                        "name", person.name(),
                        "certificateType", person.certificateType(),
                        "certificateNumber", person.certificateNumber(),
                        "photo", Base64.getEncoder().encodeToString(photo)),
                deadline,
                FaceSource::read);
    }

    /** A source that knows no certificates of this type has no picture to compare with either. */
    private static Optional<Answer<FaceMatch>> read(JsonNode answer) {
        var word = answer.path("result").asText();
        return word.equals("NOT_FOUND") || word.equals("NOT_SUPPORTED")
                ? Optional.of(Answer.absent())
                : Arrays.stream(FaceMatch.values())
                        .filter(match -> match.name().equals(word))
                        .findFirst()
                        .map(Answer::known);
    }
}

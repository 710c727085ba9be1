package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.AuthorityRecord;
import cn.icpfiling.verification.core.rules.RealName;
import cn.icpfiling.verification.core.rules.RegistrantMatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The real-name records of registrars and authority. The question contains the subject. The answer says for each part
 * whether it matches the registrant, so certificate numbers are never disclosed.
 */
@ApplicationScoped
public class RealNameSource {

    /** Code of the problem that says that the registrar has no record of the domain. */
    private static final String NO_RECORD = "NO_REAL_NAME_RECORD";

    private final BoundedHttp http;
    private final ObjectMapper json;
    private final URI location;
    private final Clock clock;

    RealNameSource(
            BoundedHttp http,
            ObjectMapper json,
            @ConfigProperty(name = "icp.real-name.url") URI location,
            Clock clock) {
        this.http = http;
        this.json = json;
        this.location = location;
        this.clock = clock;
    }

    /** Returns the server that receives all questions. */
    public AskedServer server() {
        return new AskedServer(http.gate(SourceKind.REAL_NAME, location));
    }

    public Sourced<RealNameRecord> ask(String ascii, Holder holder, Deadline deadline) {
        var askedAt = clock.instant();
        var address = BoundedHttp.address(location);
        return switch (http.post(
                SourceKind.REAL_NAME,
                Endpoints.under(location, "real-name/domains/" + ascii),
                question(holder),
                deadline)) {
            case BoundedHttp.Failed(var why) ->
                Sourced.failed(new Asked(SourceKind.REAL_NAME, address, askedAt, why, null));
            case BoundedHttp.Answered answered -> {
                var record = answered.status() == 200 ? read(answered.body(), ascii) : Optional.<RealNameRecord>empty();
                var asked = new Asked(
                        SourceKind.REAL_NAME,
                        address,
                        askedAt,
                        saysNoRecord(answered, ascii)
                                ? AnswerKind.NOT_FOUND
                                : Endpoints.kind(answered, record.isPresent()),
                        answered.body());
                yield record.map(found -> new Sourced<>(Answer.known(found), asked))
                        .orElseGet(() -> Sourced.failed(asked));
            }
        };
    }

    private String question(Holder holder) {
        try {
            return json.writeValueAsString(Map.of(
                    "name", holder.name(),
                    "certificateType", holder.certificateType(),
                    "certificateNumber", holder.certificateNumber()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Only the source's own word about this domain: a wrong address, or a gateway before the source, answers 404, too. */
    private boolean saysNoRecord(BoundedHttp.Answered answered, String ascii) {
        if (answered.status() != 404 || !answered.contentType().startsWith("application/problem+json")) {
            return false;
        }
        try {
            var problem = json.readTree(answered.body());
            return NO_RECORD.equals(problem.path("code").asText())
                    && ascii.equalsIgnoreCase(problem.path("domain").asText());
        } catch (JsonProcessingException garbled) {
            return false;
        }
    }

    private Optional<RealNameRecord> read(String body, String ascii) {
        try {
            var record = json.readTree(body);
            var registrar = record.path("registrar");
            var match = record.path("match");
            var status = registrar.path("status").asText();
            if (!ascii.equalsIgnoreCase(record.path("domain").asText())
                    || !(status.equals("VERIFIED") || status.equals("NOT_VERIFIED"))
                    || !isAnswer(match.path("name"))
                    || !(isAnswer(match.path("certificateType"))
                            || match.path("certificateType").isNull())
                    || !isAnswer(match.path("certificateNumber"))) {
                return Optional.empty();
            }
            var compared = new RegistrantMatch(
                    match.path("name").asBoolean(),
                    match.path("certificateType").isNull()
                            ? null
                            : match.path("certificateType").asBoolean(),
                    match.path("certificateNumber").asBoolean());
            return Optional.of(new RealNameRecord(
                    new RealName(status.equals("VERIFIED"), day(registrar.path("verifiedAt")), compared),
                    authority(record.path("authority"))));
        } catch (JsonProcessingException garbled) {
            return Optional.empty();
        }
    }

    private static boolean isAnswer(JsonNode node) {
        return node.isBoolean();
    }

    private static Answer<AuthorityRecord> authority(JsonNode authority) {
        return authority.path("stored").isBoolean()
                ? Answer.known(new AuthorityRecord(authority.path("stored").asBoolean(), day(authority.path("since"))))
                : Answer.unknown();
    }

    private static LocalDate day(JsonNode time) {
        try {
            return time.isTextual()
                    ? LegalTime.dayOf(OffsetDateTime.parse(time.asText()).toInstant())
                    : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}

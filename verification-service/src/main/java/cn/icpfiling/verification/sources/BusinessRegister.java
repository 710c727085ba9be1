package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.RegisterEntry;
import cn.icpfiling.verification.core.rules.RegisterStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The register behind credit codes: whether an organisation of that name and code exists, and whether a person is its
 * legal representative. It only compares, and returns no name.
 */
@ApplicationScoped
public class BusinessRegister {

    private final AskedOnce source;

    BusinessRegister(
            BoundedHttp http,
            ObjectMapper json,
            @ConfigProperty(name = "icp.business-register.url") URI location,
            Clock clock) {
        source = new AskedOnce(http, json, SourceKind.ORG_REGISTER, location, "business-register/checks", clock);
    }

    /** @param legalRepresentative name of the alleged legal representative; null if the order names none */
    public Sourced<RegisterEntry> ask(Holder organisation, String legalRepresentative, Deadline deadline) {
        var question = new HashMap<String, Object>();
        question.put("name", organisation.name());
        question.put("certificateType", organisation.certificateType());
        question.put("certificateNumber", organisation.certificateNumber());
        if (legalRepresentative != null) {
            question.put("legalRepresentative", legalRepresentative);
        }
        return source.ask(question, deadline, answer -> read(answer, legalRepresentative != null));
    }

    /** If the organisation exists, the answer must also cover the representative that was asked about. */
    private static Optional<Answer<RegisterEntry>> read(JsonNode answer, boolean withRepresentative) {
        var word = answer.path("status").asText();
        if (word.equals("NOT_FOUND")) {
            return Optional.of(Answer.absent());
        }
        var represents = answer.path("legalRepresentative");
        if (withRepresentative && !represents.isBoolean()) {
            return Optional.empty();
        }
        return Arrays.stream(RegisterStatus.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .map(status -> Answer.known(new RegisterEntry(status, !withRepresentative || represents.asBoolean())));
    }
}

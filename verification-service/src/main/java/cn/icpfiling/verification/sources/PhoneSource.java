package cn.icpfiling.verification.sources;

import cn.icpfiling.verification.core.rules.IdentityMatch;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The carriers' three-element check: whether a mobile is registered under that name and certificate number. */
@ApplicationScoped
public class PhoneSource {

    private final AskedOnce source;

    PhoneSource(
            BoundedHttp http,
            ObjectMapper json,
            @ConfigProperty(name = "icp.phone-check.url") URI location,
            Clock clock) {
        source = new AskedOnce(http, json, SourceKind.PHONE, location, "phones/checks", clock);
    }

    /** @param mobile as in the order; E.164 or eleven digits */
    public Sourced<IdentityMatch> ask(Holder person, String mobile, Deadline deadline) {
        return source.ask(
                Map.of(
                        "name", person.name(),
                        "certificateType", person.certificateType(),
                        "certificateNumber", person.certificateNumber(),
                        "phone", mobile),
                deadline,
                IdentitySource::read);
    }
}

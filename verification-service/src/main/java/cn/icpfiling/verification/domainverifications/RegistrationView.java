package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.verification.registration.RegistrationRecord.Signing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The facts of the registry's stored answer. No name of a person is shown: of the registrant only whether it is the
 * holder.
 */
@Schema(
        name = "RegistrationFacts",
        requiredProperties = {"answeredAt", "statuses", "nameServers", "signing", "registrant"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrationView(
        Instant answeredAt,
        Instant registeredAt,
        Instant changedAt,
        Instant expiresAt,
        String registrar,
        Integer ianaId,
        List<String> statuses,
        List<String> nameServers,
        Signing signing,
        RegistrantSeen registrant) {

    enum RegistrantSeen {
        SAME_NAME,
        OTHER_NAME,
        WITHHELD,
        NOT_TOLD
    }
}

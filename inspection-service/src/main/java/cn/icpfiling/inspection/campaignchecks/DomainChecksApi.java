package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The domain checks of verification-service. Domains and holder travel in the body, so that no URL names a person. */
@RegisterRestClient(configKey = "verification")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/domain-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface DomainChecksApi {

    @POST
    @Retried
    Checks check(Question question);

    /**
     * @param on the day whose lists of top-level domains and registrars apply
     * @param holder the account of the filing, which is not shown what the sources said
     */
    record Question(
            List<String> domains,
            String holderName,
            int certificateType,
            String certificateNumber,
            String orderType,
            LocalDate on,
            UUID holder) {

        @Override
        public String toString() {
            return "Question" + domains;
        }
    }

    /** The part of the response that this service reads, in the order of the domains. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Checks(List<Check> results) {}

    /**
     * One domain.
     *
     * @param expiresAt when the registration ends; null if the registry did not say
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Check(String domain, List<Rule> rules, Instant expiresAt) {}

    /**
     * One rule.
     *
     * @param result HOLDS, BROKEN, UNKNOWN or NOT_APPLICABLE
     * @param code null for a rule that holds
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rule(String rule, String result, String code) {}
}

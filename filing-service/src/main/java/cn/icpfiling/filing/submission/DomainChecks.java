package cn.icpfiling.filing.submission;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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

/** Checks the domain rules in verification-service before an order is submitted. It answers within three seconds. */
@RegisterRestClient(configKey = "verification")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/domain-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface DomainChecks {

    @POST
    @Retried
    Answer check(Question question);

    /**
     * The domains and their holder.
     *
     * @param added for CHANGE_OLD_SERVICE, the domains that the order adds; omitted if there are none
     * @param holder the account of the order, which is not shown what the sources said
     */
    record Question(
            List<String> domains,
            String holderName,
            int certificateType,
            String certificateNumber,
            String orderType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> added,
            LocalDate on,
            UUID holder) {
        @Override
        public String toString() {
            return "Question" + domains;
        }
    }

    /** One result for each domain, in the order of the question. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Result> results) {}

    /** The rules of one domain, and when it ends for its holder; null if no registry said so. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(String domain, List<RuleResult> rules, Instant expiresAt) {}

    /** The result of one rule. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RuleResult(String rule, String result, String code, LocalDate retryOn) {}
}

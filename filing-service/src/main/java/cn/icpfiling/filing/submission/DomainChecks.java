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
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The domain rules, asked of verification-service before an order is submitted. It answers within three seconds. */
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
     * Which domains for which holder.
     *
     * @param added of CHANGE_OLD_SERVICE, those of the domains that it adds; left out where there are none
     */
    record Question(
            List<String> domains,
            String holderName,
            int certificateType,
            String certificateNumber,
            String orderType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> added,
            LocalDate on) {
        @Override
        public String toString() {
            return "Question" + domains;
        }
    }

    /** One result a domain, in the question's order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Result> results) {}

    /** The rules of one domain, and when it ends for its holder; null where no registry said so. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(String domain, List<RuleResult> rules, Instant expiresAt) {}

    /** What came of one rule. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RuleResult(String rule, String result, String code, LocalDate retryOn) {}
}

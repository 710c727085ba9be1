package cn.icpfiling.filing.typecheck;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Rule D5 of verification-service: is the top-level domain approved on a day? Its other rules are not read here. */
@RegisterRestClient(configKey = "verification")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/domain-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface TldApproval {

    String RULE = "D5";

    @POST
    Answer check(Question question);

    /** The holder's name is not known yet; D5 does not look at it. */
    record Question(
            List<String> domains,
            String holderName,
            int certificateType,
            String certificateNumber,
            String orderType,
            LocalDate on) {

        static Question of(String domain, int certificateType, String certificateNumber, LocalDate on) {
            return new Question(List.of(domain), "-", certificateType, certificateNumber, "FIRST_FILING", on);
        }

        @Override
        public String toString() {
            return "Question" + domains;
        }
    }

    /** One result a domain. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Result> results) {}

    /** The rules of one domain. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(List<RuleResult> rules) {}

    /** What came of one rule. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RuleResult(String rule, String result) {}
}

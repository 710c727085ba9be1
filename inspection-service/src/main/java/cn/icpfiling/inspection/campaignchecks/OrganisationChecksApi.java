package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The business-register check of verification-service. */
@RegisterRestClient(configKey = "verification")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/organisation-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface OrganisationChecksApi {

    @POST
    @Retried
    Check check(Question question);

    /** @param legalRepresentative null if the filing names none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            UUID subjectId, String name, int certificateType, String certificateNumber, String legalRepresentative) {

        @Override
        public String toString() {
            return "Question[" + subjectId + "]";
        }
    }

    /**
     * The part of the response that this service reads.
     *
     * @param result HOLDS, BROKEN, UNKNOWN or NOT_APPLICABLE
     * @param code null unless the register does not confirm the organisation
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Check(UUID checkId, String result, String code) {}
}

package cn.icpfiling.filing.casepapers;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The cases of account-service for other services. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/support-cases/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SupportCasesApi {

    @GET
    @Retried
    Facts show(@PathParam("id") UUID id);

    @POST
    @Path("/paper-access")
    @Retried
    Access access(@PathParam("id") UUID id, Caller caller);

    /** The account of the caller, the partner that acts for a customer of its own, or the secret of a caller without a login. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Caller(UUID account, UUID partner, String secret) {
        @Override
        public String toString() {
            return "Caller";
        }
    }

    /** @param papers kinds of material that the case needs */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Access(boolean takesPapers, List<String> papers) {}

    /**
     * @param source the account that would lose by a grant; null if there is none
     * @param subjectId the filed subject that the case is about; null if it is about none, or while it is unknown
     * @param filedAs the domain or number that the case is about; null if it is about none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Facts(UUID holder, UUID source, UUID subjectId, String filedAs) {}
}

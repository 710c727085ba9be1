package cn.icpfiling.legacy.supportcases;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Opens cases at the support desk of account-service, reads their results, and has mails sent to old logins. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SupportCasesApi {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewCase(String kind, UUID holder, String holderKind, UUID objectId, String name, String text) {

        @Override
        public String toString() {
            return "NewCase[" + kind + "]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Case(UUID caseId, String state) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mail(String template, String mail, String language, String cause, String maskedMail, String link) {

        @Override
        public String toString() {
            return "Mail[" + template + "]";
        }
    }

    @POST
    @Path("/support-cases")
    Case open(@HeaderParam("Idempotency-Key") String key, NewCase wanted);

    @GET
    @Path("/support-cases/{id}")
    @Retried
    Case show(@PathParam("id") UUID id);

    record Failure(String code) {}

    /** A case that is not granted stays as it is. */
    @POST
    @Path("/support-cases/{id}/failure")
    Case fail(@PathParam("id") UUID id, Failure failure);

    /** A case that was granted or has ended stays as it is. */
    @POST
    @Path("/support-cases/{id}/withdrawal")
    Case withdraw(@PathParam("id") UUID id);

    /** A repeat with the same cause sends nothing. */
    @POST
    @Path("/legacy-mails")
    void send(Mail mail);
}

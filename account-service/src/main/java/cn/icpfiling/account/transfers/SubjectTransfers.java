package cn.icpfiling.account.transfers;

import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service about the filing of an account, and has it handed over to another account. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface SubjectTransfers {

    /**
     * @param subject null if the account holds no filing
     * @param openOrder null only if the answer is not the one of the contract
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Facts(FiledSubject subject, Boolean openOrder) {}

    /**
     * The filing as its holder may see it.
     *
     * @param services number of services
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FiledSubject(UUID subjectId, String subjectNumber, String sponsorName, String principalName, int services) {

        @Override
        public String toString() {
            return "FiledSubject[" + subjectId + "]";
        }
    }

    /** @param toPartner the partner whose customer the target is; null for other accounts */
    record HandOver(UUID transferId, UUID subjectId, UUID from, UUID to, UUID toPartner) {}

    /** @param contacts in the filing: of the subject and of all its services; null from a filing-service of the last release */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HandedOver(
            UUID subjectId, Instant transferredAt, List<FiledService> services, List<FiledContacts> contacts) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FiledService(UUID serviceId) {}

    @GET
    @Path("/accounts/{holder}/transfer-facts")
    @Retried
    Facts facts(@PathParam("holder") UUID holder);

    /** The same transferId is handed over once; a repeat gets the same answer. */
    @POST
    @Path("/subject-transfers")
    HandedOver handOver(HandOver transfer);

    /** @param service null for the contacts of the subject alone */
    @GET
    @Path("/subjects/{id}/contacts")
    @Retried
    FiledContacts contacts(@PathParam("id") UUID subject, @QueryParam("serviceId") UUID service);
}

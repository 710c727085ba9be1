package cn.icpfiling.account.accounts;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service whether an account holds a filing or an open order. Never call it inside a transaction. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/accounts/{holder}/transfer-facts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface FilingFacts {

    /**
     * @param subject null if nothing is filed under the account
     * @param openOrder null only if the answer is not the one of the contract
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Facts(FiledSubject subject, Boolean openOrder) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FiledSubject(UUID subjectId) {}

    /** An unknown holder has no subject and no open order; the answer is never 404. */
    @GET
    Facts of(@PathParam("holder") UUID holder);
}

package cn.icpfiling.filing.acting;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The accounts API of account-service for other services. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/accounts")
@Produces(MediaType.APPLICATION_JSON)
interface AccountsApi {

    @GET
    @Path("/{id}")
    @Retried
    Answer read(@PathParam("id") UUID id);

    /**
     * The one field that this service uses: the partner whose customer the account is; null if it is no partner's
     * customer.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(UUID partner) {}
}

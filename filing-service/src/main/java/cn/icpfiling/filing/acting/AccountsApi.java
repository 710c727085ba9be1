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

/** Accounts, as account-service shows them to other services. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/accounts")
@Produces(MediaType.APPLICATION_JSON)
interface AccountsApi {

    @GET
    @Path("/{id}")
    @Retried
    Answer read(@PathParam("id") UUID id);

    /** Of all that it says, whose customer the account is; null is nobody's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(UUID partner) {}
}

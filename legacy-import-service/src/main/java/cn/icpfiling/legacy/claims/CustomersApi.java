package cn.icpfiling.legacy.claims;

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

/** Asks account-service whose customer an account is. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/accounts")
@Produces(MediaType.APPLICATION_JSON)
interface CustomersApi {

    /** The one field that is read: null for an account that is no partner's customer. The answer has a phone, which is not read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Customer(UUID partner) {}

    @GET
    @Path("/{id}")
    @Retried
    Customer show(@PathParam("id") UUID id);
}

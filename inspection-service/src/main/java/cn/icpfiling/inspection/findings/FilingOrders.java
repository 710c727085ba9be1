package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service whether an order of a subject is with the authority. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
public interface FilingOrders {
    @GET
    @Path("/{id}/open-orders")
    OpenOrders of(@PathParam("id") UUID subject);

    /** The part of the response that this service reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OpenOrders(boolean withAuthority) {}
}

package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.web.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service for the content of an order. Events never carry personal data. */
@Path("/internal/orders")
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Produces(MediaType.APPLICATION_JSON)
public interface FilingFacts {

    /** Returns the facts of the newest submission. */
    @GET
    @Path("/{id}/verification-facts")
    OrderSnapshot verificationFacts(@PathParam("id") UUID orderId);
}

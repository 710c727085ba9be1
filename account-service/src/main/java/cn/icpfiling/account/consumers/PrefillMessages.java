package cn.icpfiling.account.consumers;

import cn.icpfiling.account.notices.PrefillMessage;
import cn.icpfiling.platform.web.ServiceCallFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Takes a message about a prefilled order, with its link, from filing-service. The same number gets the same link. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/prefilled-orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface PrefillMessages {

    @POST
    @Path("/{id}/messages")
    PrefillMessage take(@PathParam("id") UUID prefilledOrder, Request request);

    /** Which message. */
    record Request(int message) {}
}

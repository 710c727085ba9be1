package cn.icpfiling.account.consumers;

import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.platform.web.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service for the contacts in a filing. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
interface FilingContacts {

    /**
     * @param service null for none
     * @param allServices true if the principals of all its services are told too; else null
     * @param servicesAfter what the answer before says, for the next of all services; else null
     */
    @GET
    @Path("/{id}/contacts")
    FiledContacts of(
            @PathParam("id") UUID subject,
            @QueryParam("serviceId") UUID service,
            @QueryParam("allServices") Boolean allServices,
            @QueryParam("servicesAfter") UUID servicesAfter);
}

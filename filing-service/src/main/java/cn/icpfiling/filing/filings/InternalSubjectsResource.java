package cn.icpfiling.filing.filings;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalSubjectsResource {

    private final ShowSubjectInternally showSubject;
    private final ShowSubjectContacts showContacts;
    private final ShowOpenOrders showOpenOrders;

    InternalSubjectsResource(
            ShowSubjectInternally showSubject, ShowSubjectContacts showContacts, ShowOpenOrders showOpenOrders) {
        this.showSubject = showSubject;
        this.showContacts = showContacts;
        this.showOpenOrders = showOpenOrders;
    }

    @GET
    @Path("/{id}")
    public SubjectRecord showSubjectInternally(@PathParam("id") UUID id) {
        return showSubject.handle(id);
    }

    @GET
    @Path("/{id}/contacts")
    public SubjectContacts showSubjectContacts(
            @PathParam("id") UUID id,
            @QueryParam("serviceId") UUID serviceId,
            @QueryParam("allServices") @DefaultValue("false") boolean allServices,
            @QueryParam("servicesAfter") UUID servicesAfter) {
        return showContacts.handle(id, serviceId, allServices, servicesAfter);
    }

    @GET
    @Path("/{id}/open-orders")
    public ShowOpenOrders.SubjectOpenOrders showOpenOrdersInternally(@PathParam("id") UUID id) {
        return showOpenOrders.handle(id);
    }
}

package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class DraftingResource {

    private final DraftOrder draftOrder;
    private final EnterSubject enterSubject;
    private final EnterService enterService;

    DraftingResource(DraftOrder draftOrder, EnterSubject enterSubject, EnterService enterService) {
        this.draftOrder = draftOrder;
        this.enterSubject = enterSubject;
        this.enterService = enterService;
    }

    @POST
    @APIResponseSchema(value = OrderView.class, responseCode = "201")
    public RestResponse<OrderView> draftOrder(@NotNull @Valid OrderRequest request) {
        var order = draftOrder.handle(request.typeCheckId());
        return RestResponse.ResponseBuilder.<OrderView>created(URI.create("/api/v1/orders/" + order.orderId()))
                .entity(order)
                .build();
    }

    @PUT
    @Path("/{id}/subject")
    public OrderView enterSubject(@PathParam("id") UUID id, @NotNull @Valid SubjectEntry entry) {
        return enterSubject.handle(id, entry.part());
    }

    @PUT
    @Path("/{id}/service")
    public OrderView enterService(@PathParam("id") UUID id, @NotNull @Valid ServiceEntry entry) {
        return enterService.handle(id, entry.part());
    }
}

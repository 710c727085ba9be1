package cn.icpfiling.filing.review;

import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REVIEWER)
@RunOnVirtualThread
final class ReviewResource {

    private final DecideOrder decideOrder;

    ReviewResource(DecideOrder decideOrder) {
        this.decideOrder = decideOrder;
    }

    @POST
    @Path("/{id}/provider-decision")
    public OrderView decideOrder(@PathParam("id") UUID id, @NotNull @Valid ProviderDecision decision) {
        return decideOrder.handle(id, decision);
    }
}

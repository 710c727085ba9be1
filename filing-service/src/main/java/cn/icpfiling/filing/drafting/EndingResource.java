package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Acts without a body. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class EndingResource {

    private final WithdrawOrder withdrawOrder;
    private final AbandonOrder abandonOrder;

    EndingResource(WithdrawOrder withdrawOrder, AbandonOrder abandonOrder) {
        this.withdrawOrder = withdrawOrder;
        this.abandonOrder = abandonOrder;
    }

    @POST
    @Path("/{id}/withdrawal")
    public OrderView withdrawOrder(@PathParam("id") UUID id) {
        return withdrawOrder.handle(id);
    }

    @POST
    @Path("/{id}/abandonment")
    public OrderView abandonOrder(@PathParam("id") UUID id) {
        return abandonOrder.handle(id);
    }
}

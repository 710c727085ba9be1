package cn.icpfiling.filing.prefill;

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

@Path("/internal/prefilled-orders/{id}/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalPrefilledOrdersResource {

    private final HandOverMessage handOver;

    InternalPrefilledOrdersResource(HandOverMessage handOver) {
        this.handOver = handOver;
    }

    @POST
    public MessageView handOverPrefillMessage(@PathParam("id") UUID id, @NotNull @Valid MessageRequest request) {
        return handOver.handle(id, request.message());
    }
}

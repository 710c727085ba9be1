package cn.icpfiling.filing.submission;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/filing-prechecks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class PrechecksResource {

    private final PrecheckOrder precheckOrder;

    PrechecksResource(PrecheckOrder precheckOrder) {
        this.precheckOrder = precheckOrder;
    }

    @POST
    public Precheck precheckOrder(@NotNull @Valid Precheck.PrecheckRequest request) {
        return precheckOrder.handle(request.orderId());
    }
}

package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/trace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class TraceResource {

    private final TraceFiling traceFiling;

    TraceResource(TraceFiling traceFiling) {
        this.traceFiling = traceFiling;
    }

    @GET
    public TracePage traceFiling(
            @QueryParam("filingNumber") @Size(min = 1, max = 40) String filingNumber,
            @QueryParam("domain") @Size(min = 1, max = 253) String domain,
            @QueryParam("orderId") UUID orderId,
            @QueryParam("reason") @NotNull TraceReason reason,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return traceFiling.handle(new TraceQuestion(filingNumber, domain, orderId, reason), cursor, limit);
    }
}

package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/api/v1/filing-prechecks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class PrechecksResource {

    private final PrecheckOrder precheckOrder;
    private final PrecheckOrders precheckOrders;

    PrechecksResource(PrecheckOrder precheckOrder, PrecheckOrders precheckOrders) {
        this.precheckOrder = precheckOrder;
        this.precheckOrders = precheckOrders;
    }

    @POST
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public Precheck precheckOrder(@NotNull @Valid Precheck.PrecheckRequest request) {
        return precheckOrder.handle(request.orderId());
    }

    @POST
    @Path("/batch")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public BulkPrecheck precheckOrders(@NotNull @Valid BulkPrecheck.BulkPrecheckRequest request) {
        return precheckOrders.handle(request.orderIds());
    }
}

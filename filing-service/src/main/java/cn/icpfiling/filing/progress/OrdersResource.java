package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER})
@RunOnVirtualThread
final class OrdersResource {

    private final ShowOrder showOrder;

    OrdersResource(ShowOrder showOrder) {
        this.showOrder = showOrder;
    }

    @GET
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public Page<OrderSummary> listOrders(
            @QueryParam("state") OrderState state,
            @QueryParam("attention") Boolean attention,
            @QueryParam("changedSince") OffsetDateTime changedSince,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return changedSince == null
                ? showOrder.page(state, attention, cursor, limit)
                : showOrder.changedSince(changedSince.toInstant(), state, attention, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public RestResponse<OrderView> showOrder(
            @PathParam("id") UUID id, @HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        var known = IfNoneMatch.of(ifNoneMatch);
        return showOrder.one(id, known).answer(known);
    }

    @GET
    @Path("/{id}/history")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public OrderTimeline showHistory(@PathParam("id") UUID id) {
        return showOrder.timeline(id);
    }
}

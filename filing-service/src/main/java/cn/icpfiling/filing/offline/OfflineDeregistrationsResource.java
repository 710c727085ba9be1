package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.typecheck.FilingTypeCheckView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/offline-deregistrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class OfflineDeregistrationsResource {

    private final IdempotentRequests requests;
    private final OpenOfflineDeregistration open;
    private final ShowOffline show;
    private final ShowInstructions showInstructions;
    private final HandInPapers handInPapers;
    private final CloseOfflineDeregistration close;
    private final CheckTypeAgain checkTypeAgain;

    OfflineDeregistrationsResource(
            IdempotentRequests requests,
            OpenOfflineDeregistration open,
            ShowOffline show,
            ShowInstructions showInstructions,
            HandInPapers handInPapers,
            CloseOfflineDeregistration close,
            CheckTypeAgain checkTypeAgain) {
        this.requests = requests;
        this.open = open;
        this.show = show;
        this.showInstructions = showInstructions;
        this.handInPapers = handInPapers;
        this.close = close;
        this.checkTypeAgain = checkTypeAgain;
    }

    @POST
    @APIResponseSchema(value = OfflineView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @FreshFactor
    public Response openOfflineDeregistration(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid OfflineRequest request) {
        return open.handle(requests.of("openOfflineDeregistration", key, request), request)
                .toResponse();
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public Page<OfflineSummary> listOfflineDeregistrations(
            @QueryParam("state") OfflineState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(state, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public RestResponse<OfflineView> showOfflineDeregistration(@PathParam("id") UUID id) {
        var shown = show.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @GET
    @Path("/{id}/instructions")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public OfflineInstructions showOfflineInstructions(@PathParam("id") UUID id) {
        return showInstructions.handle(id);
    }

    @POST
    @Path("/{id}/handing-in")
    @APIResponseSchema(value = OfflineView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    public Response handInOfflinePapers(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid OfflineHandingIn request) {
        return handInPapers
                .handle(
                        id,
                        requests.of("handInOfflinePapers", key, id, request),
                        IfMatch.of(ifMatch),
                        request.handedInOn())
                .toResponse();
    }

    @POST
    @Path("/{id}/closing")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = OfflineView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    public Response closeOfflineDeregistration(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return close.handle(id, requests.of("closeOfflineDeregistration", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/type-check")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = FilingTypeCheckView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    public RestResponse<FilingTypeCheckView> checkFilingTypeAgain(@PathParam("id") UUID id) {
        var check = checkTypeAgain.handle(id);
        return RestResponse.ResponseBuilder.<FilingTypeCheckView>created(
                        URI.create("/api/v1/filing-type-checks/" + check.typeCheckId()))
                .entity(check)
                .build();
    }
}

package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.problem.StrictForm;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.MergePatch;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class DraftingResource {

    private final IdempotentRequests requests;
    private final DraftOrder draftOrder;
    private final EnterSubject enterSubject;
    private final EnterService enterService;
    private final EnterCertificate enterCertificate;
    private final EnterRegion enterRegion;
    private final StrictForm form;

    DraftingResource(
            IdempotentRequests requests,
            DraftOrder draftOrder,
            EnterSubject enterSubject,
            EnterService enterService,
            EnterCertificate enterCertificate,
            EnterRegion enterRegion,
            StrictForm form) {
        this.requests = requests;
        this.draftOrder = draftOrder;
        this.enterSubject = enterSubject;
        this.enterService = enterService;
        this.enterCertificate = enterCertificate;
        this.enterRegion = enterRegion;
        this.form = form;
    }

    @POST
    @APIResponseSchema(value = OrderView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public Response draftOrder(@HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid OrderRequest request) {
        return draftOrder
                .handle(requests.of("draftOrder", key, request), request.typeCheckId())
                .toResponse();
    }

    @PUT
    @Path("/{id}/subject")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public RestResponse<OrderView> enterSubject(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull @Valid SubjectEntry entry) {
        return enterSubject.handle(id, IfMatch.of(ifMatch), entry.part()).answer();
    }

    @PATCH
    @Path("/{id}/subject")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @RequestBodySchema(SubjectEntry.class)
    @MemberRight(Right.EDIT)
    public RestResponse<OrderView> changeSubjectEntry(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull JsonNode patch) {
        var change = MergePatch.of(patch, SubjectEntry.class, form);
        return enterSubject.handle(id, IfMatch.of(ifMatch), change).answer();
    }

    @PUT
    @Path("/{id}/certificate")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public RestResponse<OrderView> enterCertificate(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid CertificateEntry entry) {
        return enterCertificate.handle(id, IfMatch.of(ifMatch), entry).answer();
    }

    @PUT
    @Path("/{id}/region")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public RestResponse<OrderView> enterRegion(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull @Valid RegionEntry entry) {
        return enterRegion.handle(id, IfMatch.of(ifMatch), entry).answer();
    }

    @PUT
    @Path("/{id}/service")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public RestResponse<OrderView> enterService(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull @Valid ServiceEntry entry) {
        return enterService.handle(id, IfMatch.of(ifMatch), entry.part()).answer();
    }

    @PATCH
    @Path("/{id}/service")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @RequestBodySchema(ServiceEntry.class)
    @MemberRight(Right.EDIT)
    public RestResponse<OrderView> changeServiceEntry(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull JsonNode patch) {
        var change = MergePatch.of(patch, ServiceEntry.class, form);
        return enterService.handle(id, IfMatch.of(ifMatch), change).answer();
    }
}

package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class FindingsResource {
    private final IdempotentRequests requests;
    private final ReadFindings read;
    private final ContestFinding contest;
    private final InspectFinding inspect;
    private final RequestRescan requestRescan;

    FindingsResource(
            IdempotentRequests requests,
            ReadFindings read,
            ContestFinding contest,
            InspectFinding inspect,
            RequestRescan requestRescan) {
        this.requests = requests;
        this.read = read;
        this.contest = contest;
        this.inspect = inspect;
        this.requestRescan = requestRescan;
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.INSPECTOR, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    @MemberRight(Right.VIEW)
    public Page<FindingView> listFindings(
            @QueryParam("onBehalfOf") UUID onBehalfOf,
            @QueryParam("subjectId") UUID subjectId,
            @QueryParam("state") FindingState state,
            @QueryParam("source") FindingSource source,
            @QueryParam("reason") @Size(max = 64) String reason,
            @QueryParam("province") @Pattern(regexp = "^[0-9]{2}$") String province,
            @QueryParam("waitingFor") FindingWait waitingFor,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        var wanted = new ReadFindings.Wanted(onBehalfOf, subjectId, state, source, reason, province, waitingFor);
        return read.page(wanted, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.INSPECTOR, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    @MemberRight(Right.VIEW)
    public RestResponse<FindingView> showFinding(@PathParam("id") UUID id) {
        var shown = read.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @POST
    @Path("/{id}/contest")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponseSchema(value = FindingView.class, responseCode = "200")
    public Response contestFinding(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ContestRequest request) {
        return contest.handle(id, requests.of("contestFinding", key, id, request), IfMatch.of(ifMatch), request)
                .toResponse();
    }

    @POST
    @Path("/{id}/rescans")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponseSchema(value = RescanView.class, responseCode = "202")
    public Response requestRescan(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return requestRescan.handle(id, requests.of("requestRescan", key, id)).toResponse();
    }

    @POST
    @Path("/{id}/notice")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = FindingView.class, responseCode = "200")
    public Response notifyHolderOfFinding(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return inspect.tell(id, requests.of("notifyHolderOfFinding", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/confirmation")
    @APIResponseSchema(value = FindingView.class, responseCode = "200")
    public Response confirmFinding(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid InspectorRequest request) {
        return inspect.confirm(id, requests.of("confirmFinding", key, id, request), IfMatch.of(ifMatch), request)
                .toResponse();
    }

    @POST
    @Path("/{id}/extension")
    @APIResponseSchema(value = FindingView.class, responseCode = "200")
    public Response extendFinding(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ExtensionRequest request) {
        return inspect.extend(id, requests.of("extendFinding", key, id, request), IfMatch.of(ifMatch), request)
                .toResponse();
    }

    @POST
    @Path("/{id}/dismissal")
    @APIResponseSchema(value = FindingView.class, responseCode = "200")
    public Response dismissFinding(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid InspectorRequest request) {
        return inspect.dismiss(id, requests.of("dismissFinding", key, id, request), IfMatch.of(ifMatch), request)
                .toResponse();
    }

    @POST
    @Path("/{id}/recheck")
    @APIResponseSchema(value = FindingView.class, responseCode = "200")
    public Response recheckFinding(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid RecheckRequest request) {
        return inspect.recheck(id, requests.of("recheckFinding", key, id, request), IfMatch.of(ifMatch), request)
                .toResponse();
    }
}

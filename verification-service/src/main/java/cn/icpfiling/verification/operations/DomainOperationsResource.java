package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.problem.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/domain-verification-operations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER})
@RunOnVirtualThread
final class DomainOperationsResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final int LOOK_AGAIN_AFTER_SECONDS = 2;

    private final StartDomainVerifications start;
    private final ShowOperation show;
    private final CancelDomainVerifications cancel;

    DomainOperationsResource(StartDomainVerifications start, ShowOperation show, CancelDomainVerifications cancel) {
        this.start = start;
        this.show = show;
        this.cancel = cancel;
    }

    @POST
    @Consumes(NDJSON)
    @BodyLimit(StartDomainVerifications.MOST_BYTES)
    @APIResponseSchema(value = OperationView.class, responseCode = "202")
    @Scope(Scopes.DOMAINS_READ)
    public Response startDomainVerifications(
            @HeaderParam(IdempotencyKey.HEADER) String key, @Context HttpHeaders headers, InputStream lines) {
        var language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Response.fromResponse(start.handle(key, lines, language).toResponse())
                .header(HttpHeaders.RETRY_AFTER, LOOK_AGAIN_AFTER_SECONDS)
                .build();
    }

    @GET
    @Path("/{id}")
    @Scope(Scopes.DOMAINS_READ)
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public OperationView showDomainVerificationOperation(@PathParam("id") UUID id) {
        return show.handle(id);
    }

    @GET
    @Path("/{id}/results")
    @Scope(Scopes.DOMAINS_READ)
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public Page<DomainLineResult> listDomainVerificationResults(
            @PathParam("id") UUID id,
            @QueryParam("state") DomainLineState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.results(id, state, cursor, limit);
    }

    @GET
    @Path("/{id}/result-lines")
    @Produces(NDJSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
    @Scope(Scopes.DOMAINS_READ)
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public StreamingOutput downloadDomainVerificationResults(@PathParam("id") UUID id) {
        show.requireOwn(id);
        return out -> show.write(id, out);
    }

    @POST
    @Path("/{id}/cancellation")
    @APIResponseSchema(value = OperationView.class, responseCode = "200")
    @Scope(Scopes.DOMAINS_READ)
    public Response cancelDomainVerifications(
            @PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return cancel.handle(id, key).toResponse();
    }
}

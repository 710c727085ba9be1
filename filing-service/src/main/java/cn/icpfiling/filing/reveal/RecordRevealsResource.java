package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** Reveals of filed subjects and services. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class RecordRevealsResource {

    private final RevealRecord revealRecord;
    private final ListReveals listReveals;

    RecordRevealsResource(RevealRecord revealRecord, ListReveals listReveals) {
        this.revealRecord = revealRecord;
        this.listReveals = listReveals;
    }

    @POST
    @Path("/subjects/{id}/reveals")
    @FreshFactor
    @APIResponseSchema(value = RevealedRecord.class, responseCode = "200")
    public RestResponse<RevealedRecord> revealSubject(@PathParam("id") UUID id, @NotNull @Valid RevealRequest request) {
        return unstored(revealRecord.handle(RecordKind.SUBJECT, id, request));
    }

    @POST
    @Path("/services/{id}/reveals")
    @FreshFactor
    @APIResponseSchema(value = RevealedRecord.class, responseCode = "200")
    public RestResponse<RevealedRecord> revealService(@PathParam("id") UUID id, @NotNull @Valid RevealRequest request) {
        return unstored(revealRecord.handle(RecordKind.SERVICE, id, request));
    }

    @GET
    @Path("/subjects/{id}/reveals")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public Page<RevealView> listSubjectReveals(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listReveals.page(RecordKind.SUBJECT, id, cursor, limit);
    }

    @GET
    @Path("/services/{id}/reveals")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER, Roles.SUPPORT})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public Page<RevealView> listServiceReveals(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listReveals.page(RecordKind.SERVICE, id, cursor, limit);
    }

    private static RestResponse<RevealedRecord> unstored(RevealedRecord revealed) {
        return RestResponse.ResponseBuilder.ok(revealed)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

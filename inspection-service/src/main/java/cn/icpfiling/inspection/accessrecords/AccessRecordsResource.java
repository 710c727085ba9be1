package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.problem.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PARTNER, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class AccessRecordsResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final int LOOK_AGAIN_AFTER_SECONDS = 2;

    private final ReportAccessRecords reportAccessRecords;
    private final ReadAccessRecords readAccessRecords;

    AccessRecordsResource(ReportAccessRecords reportAccessRecords, ReadAccessRecords readAccessRecords) {
        this.reportAccessRecords = reportAccessRecords;
        this.readAccessRecords = readAccessRecords;
    }

    @POST
    @Path("/access-records")
    @Consumes(NDJSON)
    @BodyLimit(ReportAccessRecords.MOST_BYTES)
    @APIResponseSchema(value = OperationView.class, responseCode = "202")
    @Scope(Scopes.ACCESS_RECORDS_WRITE)
    public Response reportAccessRecords(
            @HeaderParam(IdempotencyKey.HEADER) String key, @Context HttpHeaders headers, InputStream lines) {
        var language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Response.fromResponse(
                        reportAccessRecords.handle(key, lines, language).toResponse())
                .header(HttpHeaders.RETRY_AFTER, LOOK_AGAIN_AFTER_SECONDS)
                .build();
    }

    @GET
    @Path("/access-records")
    @RolesAllowed({Roles.INSPECTOR, Roles.ADMINISTRATOR})
    public Page<AccessRecordView> listAccessRecords(
            @QueryParam("domain") @NotNull @Size(min = 1, max = 255) String domain,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return readAccessRecords.ofDomain(domain, cursor, limit);
    }

    @GET
    @Path("/access-record-operations/{id}")
    @Scope(Scopes.ACCESS_RECORDS_READ)
    public OperationView showAccessRecordOperation(@PathParam("id") UUID id) {
        return readAccessRecords.operation(id);
    }

    @GET
    @Path("/access-record-operations/{id}/results")
    @Scope(Scopes.ACCESS_RECORDS_READ)
    public Page<AccessLineResult> listAccessRecordResults(
            @PathParam("id") UUID id,
            @QueryParam("state") AccessLineState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return readAccessRecords.results(id, state, cursor, limit);
    }
}

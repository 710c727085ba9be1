package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.inspection.export.CsvExport;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.problem.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/clean-up-lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INSPECTOR, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class CleanUpListsResource {
    static final long MOST_BYTES = 4L << 20;

    private static final int LOOK_AGAIN_AFTER_SECONDS = 2;
    private static final List<String> COLUMNS = List.of(
            "findingId", "subjectNumber", "serviceNumber", "domain", "holder", "state", "outcome", "notifiedAt");

    private final IdempotentRequests requests;
    private final LoadCleanUpList loadCleanUpList;
    private final WithdrawCleanUpList withdrawCleanUpList;
    private final ReadCleanUpLists read;

    CleanUpListsResource(
            IdempotentRequests requests,
            LoadCleanUpList loadCleanUpList,
            WithdrawCleanUpList withdrawCleanUpList,
            ReadCleanUpLists read) {
        this.requests = requests;
        this.loadCleanUpList = loadCleanUpList;
        this.withdrawCleanUpList = withdrawCleanUpList;
        this.read = read;
    }

    @POST
    @Consumes({CsvExport.CSV, ListSheet.XLSX})
    @BodyLimit(MOST_BYTES)
    @APIResponseSchema(value = CleanUpListView.class, responseCode = "202")
    public Response loadCleanUpList(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @QueryParam("province") @NotNull @Pattern(regexp = "^[0-9]{2}$") String province,
            @QueryParam("kind") @NotNull CleanUpKind kind,
            @QueryParam("publishedOn") @NotNull LocalDate publishedOn,
            @QueryParam("lastDay") @NotNull LocalDate lastDay,
            @QueryParam("sourceUrl") @NotNull @Size(max = 1000) @Pattern(regexp = "^https?://[!-~]+$") String sourceUrl,
            @Context HttpHeaders headers,
            @NotNull byte[] file) {
        var type = headers.getMediaType();
        var request = new LoadRequest(
                province,
                kind,
                publishedOn,
                lastDay,
                sourceUrl,
                type.getType() + "/" + type.getSubtype(),
                type.getParameters().get(MediaType.CHARSET_PARAMETER));
        var digest = FileDigest.of(file);
        var idempotentRequest =
                requests.of("loadCleanUpList", key, province, kind, publishedOn, lastDay, sourceUrl, digest);
        return Response.fromResponse(loadCleanUpList
                        .handle(
                                idempotentRequest,
                                request,
                                file,
                                digest,
                                Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)))
                        .toResponse())
                .header(HttpHeaders.RETRY_AFTER, LOOK_AGAIN_AFTER_SECONDS)
                .build();
    }

    @GET
    public Page<CleanUpListView> listCleanUpLists(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.page(cursor, limit);
    }

    @GET
    @Path("/{id}")
    public CleanUpListView showCleanUpList(@PathParam("id") UUID id) {
        return read.one(id);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = CleanUpListView.class, responseCode = "200")
    public Response withdrawCleanUpList(@HeaderParam(IdempotencyKey.HEADER) String key, @PathParam("id") UUID id) {
        return withdrawCleanUpList
                .handle(id, requests.of("withdrawCleanUpList", key, id))
                .toResponse();
    }

    @GET
    @Path("/{id}/rows")
    public Page<CleanUpRowView> listCleanUpRows(
            @PathParam("id") UUID id,
            @QueryParam("state") RowState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.rows(id, state, cursor, limit);
    }

    @GET
    @Path("/{id}/filings")
    public Page<CleanUpFilingView> listCleanUpFilings(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.filings(id, cursor, limit);
    }

    @GET
    @Path("/{id}/filings.csv")
    @Produces(CsvExport.CSV)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExport.CSV, schema = @Schema(implementation = String.class)))
    public Response exportCleanUpFilings(
            @PathParam("id") UUID id, @QueryParam("cursor") @Size(max = 512) String cursor, @Context UriInfo uri) {
        return CsvExport.of(
                "clean-up-list-" + id + ".csv",
                COLUMNS,
                uri,
                cursor,
                next -> read.filings(id, next, Page.MAX_LIMIT),
                CleanUpListsResource::cells);
    }

    private static List<Object> cells(CleanUpFilingView filing) {
        return Arrays.asList(
                filing.findingId(),
                filing.subjectNumber(),
                filing.serviceNumber(),
                filing.domain(),
                filing.holder(),
                filing.state(),
                filing.outcome(),
                filing.notifiedAt());
    }
}

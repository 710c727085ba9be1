package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.problem.Language;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.lists.Digests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/list-versions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class ListVersionsResource {

    private static final String CSV = "text/csv";

    private final UploadList uploadList;
    private final ActivateList activateList;
    private final EndList endList;
    private final ShowListVersions show;
    private final CompareList compareList;
    private final ShowListImpact impact;
    private final IdempotentRequests requests;

    ListVersionsResource(
            UploadList uploadList,
            ActivateList activateList,
            EndList endList,
            ShowListVersions show,
            CompareList compareList,
            ShowListImpact impact,
            IdempotentRequests requests) {
        this.uploadList = uploadList;
        this.activateList = activateList;
        this.endList = endList;
        this.show = show;
        this.compareList = compareList;
        this.impact = impact;
        this.requests = requests;
    }

    /** @param effectiveFrom null means at once */
    record ListActivation(@NotNull @Min(1) Integer replaces, OffsetDateTime effectiveFrom) {}

    @POST
    @Consumes(CSV)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ListVersionView.class)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ListVersionView.class)))
    @BodyLimit(1 << 20)
    public Response uploadList(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @QueryParam("list") @NotNull ListKind list,
            @QueryParam("source") @NotBlank @Size(max = 400) String source,
            @QueryParam("note") @Size(max = 1000) String note,
            @NotNull byte[] file) {
        var idempotentRequest =
                requests.of("uploadList", key, list, source, Objects.toString(note), Digests.sha256(file));
        return uploadList
                .handle(idempotentRequest, new UploadList.File(list, source, note, file))
                .toResponse();
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Page<ListVersionView> listListVersions(
            @QueryParam("list") @NotNull ListKind list,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(list, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public ListVersionView showListVersion(@PathParam("id") UUID id) {
        return show.one(id);
    }

    @GET
    @Path("/{id}/file")
    @Produces(CSV)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public String showListFile(@PathParam("id") UUID id) {
        return show.file(id);
    }

    @GET
    @Path("/{id}/difference")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public ListDifferenceView compareList(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return compareList.handle(id, cursor, limit);
    }

    @GET
    @Path("/{id}/impact")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public ListImpactView showListImpact(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit,
            @Context HttpHeaders headers) {
        var language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return impact.handle(id, cursor, limit, language);
    }

    @POST
    @Path("/{id}/activation")
    @APIResponseSchema(value = ListVersionView.class, responseCode = "200")
    public Response activateList(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid ListActivation wish) {
        var from = wish.effectiveFrom() == null ? null : wish.effectiveFrom().toInstant();
        var idempotentRequest = requests.of("activateList", key, id, wish.replaces(), Objects.toString(from));
        return activateList.handle(idempotentRequest, id, wish.replaces(), from).toResponse();
    }

    @POST
    @Path("/{id}/discard")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = ListVersionView.class, responseCode = "200")
    public Response discardList(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return endList.discard(requests.of("discardList", key, id), id).toResponse();
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = ListVersionView.class, responseCode = "200")
    public Response cancelList(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return endList.cancel(requests.of("cancelList", key, id), id).toResponse();
    }
}

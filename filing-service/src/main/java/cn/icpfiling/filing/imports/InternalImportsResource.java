package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakeImportedPaper;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/internal/imported-filings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalImportsResource {

    private final ImportCallers callers;
    private final IdempotentRequests requests;
    private final RegisterImportedFiling register;
    private final ListImports list;
    private final ShowStoredPaper showStored;
    private final TakeImportedPaper take;
    private final PaperTransfers transfers;

    InternalImportsResource(
            ImportCallers callers,
            IdempotentRequests requests,
            RegisterImportedFiling register,
            ListImports list,
            ShowStoredPaper showStored,
            TakeImportedPaper take,
            PaperTransfers transfers) {
        this.callers = callers;
        this.requests = requests;
        this.register = register;
        this.list = list;
        this.showStored = showStored;
        this.take = take;
        this.transfers = transfers;
    }

    @POST
    @BodyLimit(ImportedFilingRequest.MOST_BYTES)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportedFilingView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImportedFilingView.class)))
    public Response registerImportedFiling(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid ImportedFilingRequest request) {
        callers.require();
        return register.handle(requests.of("registerImportedFiling", key, request), request)
                .toResponse();
    }

    @GET
    public Page<HeldImportView> listImportedFilings(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        callers.require();
        return list.page(cursor, limit);
    }

    @GET
    @Path("/{legacyId}/papers/{paper}")
    public ImportedPaperView showStoredPaper(
            @PathParam("legacyId") @Pattern(regexp = ImportedFilingRequest.LEGACY_ID) String legacyId,
            @PathParam("paper") @Pattern(regexp = ImportedFilingRequest.LEGACY_ID) String paper) {
        callers.require();
        return showStored.handle(legacyId, paper);
    }

    @PUT
    @Path("/{legacyId}/papers/{paper}")
    @BodyLimit(TakePaper.MOST_BYTES)
    @Consumes({"image/jpeg", "image/png", "application/pdf"})
    public ImportedPaperView uploadImportedPaper(
            @PathParam("legacyId") @Pattern(regexp = ImportedFilingRequest.LEGACY_ID) String legacyId,
            @PathParam("paper") @Pattern(regexp = ImportedFilingRequest.LEGACY_ID) String paper,
            @QueryParam("kind") @NotNull MaterialKind kind,
            @QueryParam("sha256") @NotNull @Pattern(regexp = "^[0-9a-f]{64}$") String sha256,
            InputStream body) {
        callers.require();
        var named = new TakeImportedPaper.Named(legacyId, paper, kind, sha256);
        // Uploads of one old filing are counted together, because its holder is not known here yet.
        var filing = UUID.nameUUIDFromBytes(legacyId.getBytes(StandardCharsets.UTF_8));
        return ImportedPaperView.of(named, transfers.upload(filing, body, paced -> take.handle(named, paced)));
    }
}

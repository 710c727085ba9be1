package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER})
@RunOnVirtualThread
final class MaterialsResource {

    private final ShowChecklist showChecklist;
    private final TakePaper takePaper;
    private final DownloadMaterial downloadMaterial;
    private final PaperTransfers transfers;

    MaterialsResource(
            ShowChecklist showChecklist,
            TakePaper takePaper,
            DownloadMaterial downloadMaterial,
            PaperTransfers transfers) {
        this.showChecklist = showChecklist;
        this.takePaper = takePaper;
        this.downloadMaterial = downloadMaterial;
        this.transfers = transfers;
    }

    @GET
    @Path("/{id}/checklist")
    @Produces(MediaType.APPLICATION_JSON)
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public ChecklistView showChecklist(@PathParam("id") UUID id) {
        return showChecklist.handle(id);
    }

    @PUT
    @Path("/{id}/materials/{kind}")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @BodyLimit(TakePaper.MOST_BYTES)
    @Consumes({"image/jpeg", "image/png", "application/pdf"})
    @Produces(MediaType.APPLICATION_JSON)
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public RestResponse<MaterialView> uploadMaterial(
            @PathParam("id") UUID id,
            @PathParam("kind") MaterialKind kind,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            InputStream body) {
        var seen = IfMatch.of(ifMatch);
        var taken = transfers.upload(
                body, paced -> takePaper.handle(id, kind, paced, (order, before) -> seen.require(order.version())));
        return TaggedResponses.of(taken.order(), taken.material());
    }

    @GET
    @Path("/{id}/materials/{kind}")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Produces({"image/jpeg", "image/png", "application/pdf"})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public Response downloadMaterial(@PathParam("id") UUID id, @PathParam("kind") MaterialKind kind) {
        return transfers.download(download -> {
            var paper = downloadMaterial.handle(id, kind);
            return PaperAnswer.of(paper.material(), download.of(paper.content()));
        });
    }
}

package cn.icpfiling.filing.importedpapers;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.materials.PaperAnswer;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/api/v1/subjects/{id}/imported-papers")
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class ImportedPapersResource {

    private final ListImportedPapers listPapers;
    private final OpenImportedPaper openPaper;
    private final PaperTransfers transfers;

    ImportedPapersResource(ListImportedPapers listPapers, OpenImportedPaper openPaper, PaperTransfers transfers) {
        this.listPapers = listPapers;
        this.openPaper = openPaper;
        this.transfers = transfers;
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT})
    @Produces(MediaType.APPLICATION_JSON)
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public ImportedPapersView listImportedPapers(@PathParam("id") UUID id) {
        return listPapers.handle(id);
    }

    @GET
    @Path("/{paper}")
    @Produces({"image/jpeg", "image/png", "application/pdf"})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public Response downloadImportedPaper(@PathParam("id") UUID id, @PathParam("paper") UUID paper) {
        return transfers.download(download -> {
            var opened = openPaper.handle(id, paper);
            return PaperAnswer.of(opened.paper(), download.of(opened.content()));
        });
    }
}

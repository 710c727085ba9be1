package cn.icpfiling.filing.evidence;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakeFindingPaper;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/finding-papers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class FindingPapersResource {

    private final EvidenceAccess access;
    private final IdempotentRequests requests;
    private final ShowFindingPapers show;
    private final TakeFindingPaper take;
    private final HandInFindingPapers handIn;
    private final PaperTransfers transfers;

    FindingPapersResource(
            EvidenceAccess access,
            IdempotentRequests requests,
            ShowFindingPapers show,
            TakeFindingPaper take,
            HandInFindingPapers handIn,
            PaperTransfers transfers) {
        this.access = access;
        this.requests = requests;
        this.show = show;
        this.take = take;
        this.handIn = handIn;
        this.transfers = transfers;
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.INSPECTOR})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public FindingPapersView listFindingPapers(@PathParam("id") UUID id) {
        return show.handle(id);
    }

    @PUT
    @Path("/{kind}")
    @BodyLimit(TakePaper.MOST_BYTES)
    @Consumes({"image/jpeg", "image/png", "application/pdf"})
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public FindingPaperView uploadFindingPaper(
            @PathParam("id") UUID id, @PathParam("kind") MaterialKind kind, InputStream body) {
        var subject = access.open(id).subjectId();
        return FindingPaperView.of(
                transfers.upload(body, paced -> take.handle(id, subject, kind, FindingPapersView.MOST, paced)));
    }

    @DELETE
    @Path("/{kind}")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public void deleteFindingPaper(@PathParam("id") UUID id, @PathParam("kind") MaterialKind kind) {
        take.delete(id, access.own(id).subjectId(), kind);
    }

    @POST
    @Path("/handing-in")
    @APIResponseSchema(value = FindingPapersView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public Response handInFindingPapers(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return handIn.handle(requests.of("handInFindingPapers", key, id), id).toResponse();
    }
}

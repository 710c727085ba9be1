package cn.icpfiling.filing.casepapers;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakeCasePaper;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;

/** The operations need a token, or the secret of the case: the owner of a lost phone cannot sign in. */
@Path("/api/v1/case-papers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@EvenlyPaced
@RunOnVirtualThread
final class CasePapersResource {

    private static final String SECRET = "Case-Secret";

    private final CasePaperAccess access;
    private final HandInCasePapers papers;
    private final TakeCasePaper take;
    private final PaperTransfers transfers;

    CasePapersResource(CasePaperAccess access, HandInCasePapers papers, TakeCasePaper take, PaperTransfers transfers) {
        this.access = access;
        this.papers = papers;
        this.take = take;
        this.transfers = transfers;
    }

    @GET
    @PermitAll
    public CasePapersView listCasePapers(@PathParam("id") UUID id, @HeaderParam(SECRET) @Size(max = 64) String secret) {
        if (access.isSupport()) {
            access.requireDecidable(id);
            return papers.handedIn(id);
        }
        access.requireShown(id, secret);
        return papers.all(id);
    }

    @PUT
    @PermitAll
    @Path("/{kind}")
    @BodyLimit(TakePaper.MOST_BYTES)
    @Consumes({"image/jpeg", "image/png", "application/pdf"})
    public CasePaperView uploadCasePaper(
            @PathParam("id") UUID id,
            @PathParam("kind") MaterialKind kind,
            @HeaderParam(SECRET) @Size(max = 64) String secret,
            InputStream body) {
        access.requireOpen(id, secret, kind);
        // Uploads of one case are counted together, because its holder may have no account.
        return CasePaperView.of(transfers.upload(id, body, paced -> take.handle(id, kind, CasePapersView.MOST, paced)));
    }

    @DELETE
    @PermitAll
    @Path("/{kind}")
    public void deleteCasePaper(
            @PathParam("id") UUID id,
            @PathParam("kind") MaterialKind kind,
            @HeaderParam(SECRET) @Size(max = 64) String secret) {
        access.requireOwn(id, secret);
        take.delete(id, kind);
    }
}

package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.materials.PaperAnswer;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("/api/v1/material-links")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT})
@RunOnVirtualThread
final class FollowLinkResource {

    private final FollowLink followLink;
    private final PaperTransfers transfers;

    FollowLinkResource(FollowLink followLink, PaperTransfers transfers) {
        this.followLink = followLink;
        this.transfers = transfers;
    }

    @GET
    @Path("/{secret}")
    @Produces({"image/jpeg", "image/png", "application/pdf"})
    public Response followLink(@PathParam("secret") String secret) {
        if (!secret.matches(LinkSecret.FORM)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return transfers.download(download -> {
            var shown = followLink.handle(new LinkSecret(secret));
            return PaperAnswer.of(shown.material(), download.of(shown.content()));
        });
    }
}

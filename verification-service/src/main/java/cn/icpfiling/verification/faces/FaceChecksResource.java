package cn.icpfiling.verification.faces;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/internal/face-checks")
@RolesAllowed(Roles.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class FaceChecksResource {

    /** Enough for a photograph of ten megabytes in Base64, and a name. */
    private static final long MOST_BYTES = 14L << 20;

    private final CheckFace check;

    FaceChecksResource(CheckFace check) {
        this.check = check;
    }

    @POST
    @BodyLimit(MOST_BYTES)
    public FaceCheckView checkFace(@Valid @NotNull FaceCheckRequest request) {
        return check.handle(request);
    }
}

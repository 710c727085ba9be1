package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.filing.materials.TakePhoto;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** The operations for a principal's phone. They need the link and no token, since a principal has no account here. */
@Path("/api/v1/authenticity-steps/{secret}")
@Produces(MediaType.APPLICATION_JSON)
@EvenlyPaced
@RunOnVirtualThread
final class PhoneStepsResource {

    private final WalkPhoneStep walk;
    private final TakeFace takeFace;

    PhoneStepsResource(WalkPhoneStep walk, TakeFace takeFace) {
        this.walk = walk;
        this.takeFace = takeFace;
    }

    @GET
    @PermitAll
    public PhoneStepView showAuthenticityStep(@PathParam("secret") String secret) {
        return walk.show(secret);
    }

    @POST
    @PermitAll
    @Path("/consent")
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public PhoneStepView giveConsent(@PathParam("secret") String secret, @NotNull @Valid ConsentRequest request) {
        return walk.consent(secret, request.version());
    }

    @PUT
    @PermitAll
    @Path("/face")
    @BodyLimit(TakePhoto.MOST_BYTES)
    @Consumes("image/jpeg")
    public FaceView uploadFace(@PathParam("secret") String secret, InputStream body) {
        return takeFace.handle(secret, body);
    }

    @PUT
    @PermitAll
    @Path("/sheet")
    @BodyLimit(TakePaper.MOST_BYTES)
    @Consumes({"image/jpeg", "image/png"})
    public PhoneStepView uploadSheet(@PathParam("secret") String secret, InputStream body) {
        return walk.sheet(secret, body);
    }
}

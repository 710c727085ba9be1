package cn.icpfiling.account.signin;

import cn.icpfiling.account.sessions.FreshToken;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Path("/api/v1/sessions/current/step-up")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class StepUpResource {

    private final StepUp stepUp;
    private final CurrentActor actor;
    private final JsonWebToken token;

    StepUpResource(StepUp stepUp, CurrentActor actor, JsonWebToken token) {
        this.stepUp = stepUp;
        this.actor = actor;
        this.token = token;
    }

    @POST
    @RolesAllowed({Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public FreshToken stepUp(@NotNull @Valid StepUpRequest request) {
        return stepUp.handle(actor.account(), token.getClaim("sid"), request);
    }
}

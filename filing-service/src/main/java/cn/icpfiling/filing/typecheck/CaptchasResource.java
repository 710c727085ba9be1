package cn.icpfiling.filing.typecheck;

import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.MemberRight;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/captchas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class CaptchasResource {

    private final Captchas captchas;

    CaptchasResource(Captchas captchas) {
        this.captchas = captchas;
    }

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = CaptchaView.class, responseCode = "201")
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public CaptchaView drawCaptcha() {
        return captchas.draw();
    }
}

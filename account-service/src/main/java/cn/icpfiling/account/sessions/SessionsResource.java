package cn.icpfiling.account.sessions;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class SessionsResource {

    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final JsonWebToken token;

    SessionsResource(SignIn signIn, RefreshSession refreshSession, SignOut signOut, JsonWebToken token) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.token = token;
    }

    record RefreshRequest(@NotNull @Size(max = 128) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }

    @POST
    @PermitAll
    @ResponseStatus(201)
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    public SessionView signIn(@NotNull @Valid SignInRequest request) {
        return request.cameByCode()
                ? signIn.byCode(request.codeId(), request.code(), request.phone())
                : signIn.byPassword(request.login(), request.password());
    }

    @POST
    @Path("/refresh")
    @PermitAll
    public SessionView refreshSession(@NotNull @Valid RefreshRequest request) {
        return refreshSession.handle(request.refreshToken());
    }

    @DELETE
    @Path("/current")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({
        Roles.APPLICANT,
        Roles.PARTNER,
        Roles.REVIEWER,
        Roles.INSPECTOR,
        Roles.SUPPORT,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR
    })
    public void signOut() {
        signOut.handle(token.getClaim("sid"));
    }
}

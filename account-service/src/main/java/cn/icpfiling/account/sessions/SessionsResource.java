package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Path("/api/v1/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class SessionsResource {

    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final OpenSessions openSessions;
    private final CurrentActor actor;
    private final JsonWebToken token;

    SessionsResource(
            RefreshSession refreshSession,
            SignOut signOut,
            OpenSessions openSessions,
            CurrentActor actor,
            JsonWebToken token) {
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.openSessions = openSessions;
        this.actor = actor;
        this.token = token;
    }

    record RefreshRequest(@NotNull @Size(max = 128) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @EvenlyPaced
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public SessionView refreshSession(@NotNull @Valid RefreshRequest request) {
        return refreshSession.handle(request.refreshToken());
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public SessionList listSessions() {
        return openSessions.of(actor.account(), token.getClaim("sid"));
    }

    /** Ends all sessions of the account except the one of this request. */
    @DELETE
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public void endOtherSessions() {
        openSessions.endOthers(actor.account(), token.getClaim("sid"));
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public void endSession(@PathParam("id") UUID id) {
        openSessions.end(actor.account(), id, Session.End.BY_OWNER);
    }

    @DELETE
    @Path("/current")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
    @MemberRight(Right.VIEW)
    public void signOut() {
        signOut.handle(token.getClaim("sid"));
    }
}

package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.secondfactor.Challenge;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class SessionsResource {

    private final SignIn signIn;
    private final MeetChallenge meetChallenge;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final OpenSessions openSessions;
    private final CurrentActor actor;
    private final JsonWebToken token;

    SessionsResource(
            SignIn signIn,
            MeetChallenge meetChallenge,
            RefreshSession refreshSession,
            SignOut signOut,
            OpenSessions openSessions,
            CurrentActor actor,
            JsonWebToken token) {
        this.signIn = signIn;
        this.meetChallenge = meetChallenge;
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
    @PermitAll
    @EvenlyPaced
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SessionView.class)))
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Challenge.class)))
    public Response signIn(@NotNull @Valid SignInRequest request) {
        return request.cameByCode()
                ? answer(
                        Response.Status.CREATED,
                        signIn.byCode(request.codeId(), request.code(), request.phone(), request.deviceToken()))
                : answer(Response.Status.ACCEPTED, signIn.byPassword(request.login(), request.password()));
    }

    @POST
    @Path("/second-factor")
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(201)
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    public SessionView meetChallenge(@NotNull @Valid SecondFactorRequest request) {
        return meetChallenge.handle(request);
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @EvenlyPaced
    public SessionView refreshSession(@NotNull @Valid RefreshRequest request) {
        return refreshSession.handle(request.refreshToken());
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public SessionList listSessions() {
        return openSessions.of(actor.account(), token.getClaim("sid"));
    }

    /** All but the one in which it is said. */
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
    public void signOut() {
        signOut.handle(token.getClaim("sid"));
    }

    private static Response answer(Response.Status status, Object body) {
        return Response.status(status).entity(body).build();
    }
}

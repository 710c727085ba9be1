package cn.icpfiling.account.signin;

import cn.icpfiling.account.secondfactor.Challenge;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Sign-in by code or password, in one step or, with a second factor, in two. SessionsResource has the operations on
 * existing sessions.
 */
@Path("/api/v1/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class SignInResource {

    private final SignInByCode signInByCode;
    private final SignInByPassword signInByPassword;
    private final SignInByOwnPassword signInByOwnPassword;
    private final MeetChallenge meetChallenge;

    SignInResource(
            SignInByCode signInByCode,
            SignInByPassword signInByPassword,
            SignInByOwnPassword signInByOwnPassword,
            MeetChallenge meetChallenge) {
        this.signInByCode = signInByCode;
        this.signInByPassword = signInByPassword;
        this.signInByOwnPassword = signInByOwnPassword;
        this.meetChallenge = meetChallenge;
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
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public Response signIn(@NotNull @Valid SignInRequest request) {
        var answer = switch (request.way()) {
            case CODE -> signInByCode.handle(request.codeId(), request.code(), request.phone(), request.deviceToken());
            case STAFF_PASSWORD ->
                SignInAnswer.of(signInByPassword.handle(request.login(), request.password(), request.captcha()));
            case OWN_PASSWORD -> signInByOwnPassword.handle(request.phone(), request.password(), request.captcha());
        };
        return answer.challenge() == null
                ? answer(Response.Status.CREATED, answer.session())
                : answer(Response.Status.ACCEPTED, answer.challenge());
    }

    @POST
    @Path("/second-factor")
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(201)
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public SessionView meetChallenge(@NotNull @Valid SecondFactorRequest request) {
        return meetChallenge.handle(request);
    }

    private static Response answer(Response.Status status, Object body) {
        return Response.status(status).entity(body).build();
    }
}

package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.CaseOutcome;
import cn.icpfiling.account.http.Answers;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import cn.icpfiling.platform.web.write.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/recovery-cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class RecoveryCasesResource {

    private final ListRecoveryCases listCases;
    private final ShowRecoveryCase showCase;
    private final RevealRecoveryCase revealCase;
    private final AnswerRecoveryCase answerCase;
    private final CurrentActor actor;

    RecoveryCasesResource(
            ListRecoveryCases listCases,
            ShowRecoveryCase showCase,
            RevealRecoveryCase revealCase,
            AnswerRecoveryCase answerCase,
            CurrentActor actor) {
        this.listCases = listCases;
        this.showCase = showCase;
        this.revealCase = revealCase;
        this.answerCase = answerCase;
        this.actor = actor;
    }

    record CaseRevealRequest(@NotNull CaseRevealReason reason) {}

    record RecoveryCaseAnswer(@NotNull CaseOutcome outcome) {}

    @GET
    public Page<RecoveryCaseView> listRecoveryCases(
            @QueryParam("answered") @DefaultValue("false") boolean answered,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listCases.handle(answered, cursor, limit);
    }

    @GET
    @Path("/{id}")
    public RestResponse<RecoveryCaseView> showRecoveryCase(@PathParam("id") UUID id) {
        var shown = showCase.handle(id);
        return RestResponse.ResponseBuilder.ok(shown.view())
                .header(HttpHeaders.ETAG, shown.tag())
                .build();
    }

    @POST
    @Path("/{id}/reveals")
    public RevealedCase revealRecoveryCase(@PathParam("id") UUID id, @NotNull @Valid CaseRevealRequest request) {
        return revealCase.handle(id, request.reason());
    }

    @POST
    @Path("/{id}/answer")
    @APIResponseSchema(value = RecoveryCaseView.class, responseCode = "200")
    public Response answerRecoveryCase(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid RecoveryCaseAnswer answer) {
        var sender = actor.get();
        var attempt = new Attempt(
                sender.client() + "/" + sender.account(),
                "answerRecoveryCase",
                IdempotencyKey.of(key),
                List.of(id, answer));
        return Answers.of(answerCase.handle(id, attempt, IfMatch.of(ifMatch), answer.outcome()));
    }
}

package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.CaseOutcome;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
    private final IdempotentRequests requests;

    RecoveryCasesResource(
            ListRecoveryCases listCases,
            ShowRecoveryCase showCase,
            RevealRecoveryCase revealCase,
            AnswerRecoveryCase answerCase,
            IdempotentRequests requests) {
        this.listCases = listCases;
        this.showCase = showCase;
        this.revealCase = revealCase;
        this.answerCase = answerCase;
        this.requests = requests;
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
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @POST
    @Path("/{id}/reveals")
    @FreshFactor
    public RevealedCase revealRecoveryCase(@PathParam("id") UUID id, @NotNull @Valid CaseRevealRequest request) {
        return revealCase.handle(id, request.reason());
    }

    @POST
    @Path("/{id}/answer")
    @FreshFactor
    @APIResponseSchema(value = RecoveryCaseView.class, responseCode = "200")
    public Response answerRecoveryCase(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid RecoveryCaseAnswer answer) {
        var idempotentRequest = requests.of("answerRecoveryCase", key, id, answer);
        return answerCase
                .handle(id, idempotentRequest, IfMatch.ofRead(ifMatch), answer.outcome())
                .toResponse();
    }
}

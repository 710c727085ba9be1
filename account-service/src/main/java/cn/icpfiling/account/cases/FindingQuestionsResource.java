package cn.icpfiling.account.cases;

import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.json.PlainText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/finding-questions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class FindingQuestionsResource {

    private final CurrentActor actor;
    private final AskAboutFinding ask;
    private final IdempotentRequests requests;

    FindingQuestionsResource(CurrentActor actor, AskAboutFinding ask, IdempotentRequests requests) {
        this.actor = actor;
        this.ask = ask;
        this.requests = requests;
    }

    record FindingQuestion(
            @NotNull UUID findingId,

            @NotNull @Size(min = 1, max = 1000) @PlainText(lines = true)
            String text) {

        @Override
        public String toString() {
            return "FindingQuestion[" + findingId + "]";
        }
    }

    @POST
    @APIResponseSchema(value = OwnCaseView.class, responseCode = "201")
    public Response askAboutFinding(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid FindingQuestion question,
            @Context HttpHeaders headers) {
        return ask.handle(
                        actor.account(),
                        requests.of("askAboutFinding", key, question),
                        question.findingId(),
                        question.text(),
                        RequestLanguage.of(headers))
                .toResponse();
    }
}

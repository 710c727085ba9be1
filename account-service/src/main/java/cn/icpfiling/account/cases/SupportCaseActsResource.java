package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.json.PlainText;
import cn.icpfiling.platform.web.write.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/support-cases/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class SupportCaseActsResource {

    private final AskHolder askHolder;
    private final DecideCase decideCase;
    private final RevealSupportCase revealCase;
    private final IdempotentRequests requests;

    SupportCaseActsResource(
            AskHolder askHolder, DecideCase decideCase, RevealSupportCase revealCase, IdempotentRequests requests) {
        this.askHolder = askHolder;
        this.decideCase = decideCase;
        this.revealCase = revealCase;
        this.requests = requests;
    }

    record SupportMessage(
            @NotNull @Size(min = 1, max = 1000) @PlainText(lines = true)
            String text,

            Boolean answerWanted) {

        @Override
        public String toString() {
            return "SupportMessage";
        }
    }

    record SupportCaseDecision(
            @NotNull CaseDecision decision, @NotNull CaseReason reason) {}

    record SupportCaseRevealRequest(@NotNull SupportCaseRevealReason reason) {}

    @POST
    @Path("/messages")
    @APIResponseSchema(value = SupportCaseView.class, responseCode = "200")
    public Response writeToHolder(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid SupportMessage message) {
        return askHolder
                .handle(
                        id,
                        requests.of("writeToHolder", key, id, message),
                        message.text(),
                        Boolean.TRUE.equals(message.answerWanted()))
                .toResponse();
    }

    @POST
    @Path("/decision")
    @FreshFactor
    @APIResponseSchema(value = SupportCaseView.class, responseCode = "200")
    public Response decideSupportCase(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid SupportCaseDecision decided) {
        return decideCase
                .handle(
                        id,
                        requests.of("decideSupportCase", key, id, decided),
                        IfMatch.ofRead(ifMatch),
                        decided.decision(),
                        decided.reason())
                .toResponse();
    }

    @POST
    @Path("/reveals")
    @FreshFactor
    public RevealedSupportCase revealSupportCase(
            @PathParam("id") UUID id, @NotNull @Valid SupportCaseRevealRequest request) {
        return revealCase.handle(id, request.reason());
    }
}

package cn.icpfiling.account.cases;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/own-cases/{id}/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class OwnMessagesResource {

    private final CaseActing acting;
    private final WriteToSupport write;
    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;

    OwnMessagesResource(
            CaseActing acting, WriteToSupport write, IdempotencyService idempotency, IdempotentRequests requests) {
        this.acting = acting;
        this.write = write;
        this.idempotency = idempotency;
        this.requests = requests;
    }

    record HolderMessage(
            @NotNull @Size(min = 1, max = 1000) @PlainText(lines = true)
            String text) {

        @Override
        public String toString() {
            return "HolderMessage";
        }
    }

    @POST
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponseSchema(value = OwnCaseView.class, responseCode = "200")
    public Response writeToSupport(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid HolderMessage message) {
        var caller = acting.of(id);
        return idempotency
                .perform(
                        requests.of("writeToSupport", key, id, message),
                        () -> new Reply(200, null, null, write.write(id, caller, message.text())))
                .toResponse();
    }
}

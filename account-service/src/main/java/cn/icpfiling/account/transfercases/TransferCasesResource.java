package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.CaseDetails;
import cn.icpfiling.account.cases.OwnCaseView;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.json.PlainText;
import cn.icpfiling.platform.web.letter.PrintedLetter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/transfer-cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class TransferCasesResource {

    private final CurrentActor actor;
    private final OpenTransferCase openCase;
    private final PrintLetter printLetter;
    private final IdempotentRequests requests;

    TransferCasesResource(
            CurrentActor actor, OpenTransferCase openCase, PrintLetter printLetter, IdempotentRequests requests) {
        this.actor = actor;
        this.openCase = openCase;
        this.printLetter = printLetter;
        this.requests = requests;
    }

    /** @param filing a filed domain, a subject number or a service number */
    record TransferCaseRequest(
            @NotNull @Size(min = 1, max = 253) String filing,
            @NotNull HolderKind holderKind,
            @NotNull @Size(min = 1, max = 100) @PlainText String name,
            @Size(max = 1000) @PlainText(lines = true) String text) {

        @Override
        public String toString() {
            return "TransferCaseRequest";
        }
    }

    @POST
    @APIResponseSchema(value = OwnCaseView.class, responseCode = "201")
    public Response openTransferCase(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid TransferCaseRequest wanted,
            @Context HttpHeaders headers) {
        new MaskedValues().at("/name", wanted.name()).refuse();
        return openCase.handle(
                        actor.account(),
                        requests.of("openTransferCase", key, wanted),
                        FiledAs.parse(wanted.filing()),
                        wanted.holderKind(),
                        new CaseDetails(wanted.name(), null, null, wanted.text()),
                        RequestLanguage.of(headers))
                .toResponse();
    }

    @GET
    @Path("/{id}/letter-of-authority")
    @Produces({MediaType.TEXT_HTML, PrintedLetter.PDF})
    public Response printLetterOfAuthority(@PathParam("id") UUID id, @Context Request request) {
        var wanted = PrintedLetter.accepted(request);
        var letter = printLetter.handle(id, actor.account(), wanted);
        return wanted == PrintedLetter.Format.PDF
                ? PrintedLetter.pdf(letter, "letter-of-authority-" + id)
                : PrintedLetter.html(letter);
    }
}

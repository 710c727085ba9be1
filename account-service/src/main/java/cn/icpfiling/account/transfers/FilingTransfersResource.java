package cn.icpfiling.account.transfers;

import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/filing-transfers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class FilingTransfersResource {

    private final ShowTransfers showTransfers;
    private final OpenTransfer openTransfer;
    private final NameTarget nameTarget;
    private final RequestTransferCode requestCode;
    private final ConfirmTransfer confirmTransfer;
    private final CancelTransfer cancelTransfer;
    private final IdempotentRequests requests;

    FilingTransfersResource(
            ShowTransfers showTransfers,
            OpenTransfer openTransfer,
            NameTarget nameTarget,
            RequestTransferCode requestCode,
            ConfirmTransfer confirmTransfer,
            CancelTransfer cancelTransfer,
            IdempotentRequests requests) {
        this.showTransfers = showTransfers;
        this.openTransfer = openTransfer;
        this.nameTarget = nameTarget;
        this.requestCode = requestCode;
        this.confirmTransfer = confirmTransfer;
        this.cancelTransfer = cancelTransfer;
        this.requests = requests;
    }

    /** @param login an account id or a mobile number */
    record TransferTarget(@NotNull @Size(max = 64) String login) {

        @Override
        public String toString() {
            return "TransferTarget";
        }
    }

    record TransferCode(UUID codeId, Instant expiresAt, Instant resendAt) {}

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_READ)
    public Page<TransferView> listFilingTransfers(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit,
            @Context HttpHeaders headers) {
        return showTransfers.page(cursor, limit, RequestLanguage.of(headers));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_TRANSFER)
    @APIResponseSchema(value = TransferView.class, responseCode = "201")
    public Response openFilingTransfer(
            @QueryParam(TransferAccess.ON_BEHALF_OF) UUID onBehalfOf,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context HttpHeaders headers) {
        var request = requests.of("openFilingTransfer", key, Objects.toString(onBehalfOf, ""));
        return openTransfer
                .handle(onBehalfOf, request, RequestLanguage.of(headers))
                .toResponse();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_READ)
    public RestResponse<TransferView> showFilingTransfer(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return tagged(showTransfers.one(id, RequestLanguage.of(headers)));
    }

    @PUT
    @Path("/{id}/target")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_TRANSFER)
    public RestResponse<TransferView> nameTransferTarget(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid TransferTarget target,
            @Context HttpHeaders headers) {
        return tagged(nameTarget.handle(id, IfMatch.of(ifMatch), target.login(), RequestLanguage.of(headers)));
    }

    @POST
    @Path("/{id}/code")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.APPLICANT)
    @ResponseStatus(202)
    @APIResponseSchema(value = TransferCode.class, responseCode = "202")
    public TransferCode requestTransferCode(@PathParam("id") UUID id) {
        var sent = requestCode.handle(id);
        return new TransferCode(sent.codeId(), sent.expiresAt(), sent.resendAt());
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_TRANSFER)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransferView.class)))
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransferView.class)))
    public Response confirmFilingTransfer(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid TransferConfirmation confirmation,
            @Context HttpHeaders headers) {
        var request = requests.of("confirmFilingTransfer", key, id, confirmation);
        return confirmTransfer
                .handle(id, IfMatch.of(ifMatch), request, confirmation, RequestLanguage.of(headers))
                .toResponse();
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_TRANSFER)
    @APIResponseSchema(value = TransferView.class, responseCode = "200")
    public Response cancelFilingTransfer(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context HttpHeaders headers) {
        return cancelTransfer
                .handle(
                        id,
                        IfMatch.of(ifMatch),
                        requests.of("cancelFilingTransfer", key, id),
                        RequestLanguage.of(headers))
                .toResponse();
    }

    private static RestResponse<TransferView> tagged(TaggedTransfer shown) {
        return TaggedResponses.of(shown.tag(), shown.transfer());
    }
}

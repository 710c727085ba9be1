package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.pictures.CaptchaAnswer;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
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
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/legacy-imports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class LegacyImportsResource {

    private final CurrentActor actor;
    private final BeginImport beginImport;
    private final ConfirmImport confirmImport;
    private final ShowImports showImports;
    private final IdempotentRequests requests;
    private final KeyedHash hash;

    LegacyImportsResource(
            CurrentActor actor,
            BeginImport beginImport,
            ConfirmImport confirmImport,
            ShowImports showImports,
            IdempotentRequests requests,
            KeyedHash hash) {
        this.actor = actor;
        this.beginImport = beginImport;
        this.confirmImport = confirmImport;
        this.showImports = showImports;
        this.requests = requests;
        this.hash = hash;
    }

    @Schema(name = "LegacyImportRequest")
    record LegacyImportRequest(
            @NotNull @Size(min = 1, max = 254) String login,
            @NotNull @Size(min = 1, max = 256) String password,
            UUID legacyFilingId,
            @Valid CaptchaAnswer captcha) {

        OldLogin oldLogin() {
            return new OldLogin(login, password, legacyFilingId, captcha);
        }

        @Override
        public String toString() {
            return "LegacyImportRequest";
        }
    }

    @GET
    public Page<LegacyImportView> listLegacyImports(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return showImports.page(cursor, limit);
    }

    @POST
    @EvenlyPaced
    @APIResponseSchema(value = LegacyImportView.class, responseCode = "201")
    public Response beginLegacyImport(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid LegacyImportRequest wanted) {
        return beginImport
                .handle(actor.account(), request(key, wanted), wanted.oldLogin())
                .toResponse();
    }

    @GET
    @Path("/{id}")
    public RestResponse<LegacyImportView> showLegacyImport(@PathParam("id") UUID id) {
        var shown = showImports.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @POST
    @Path("/{id}/confirmation")
    @Consumes(MediaType.WILDCARD)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LegacyImportView.class)))
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LegacyImportView.class)))
    public Response confirmLegacyImport(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) String key) {
        return confirmImport
                .handle(id, IfMatch.of(ifMatch), requests.of("confirmLegacyImport", key, id))
                .toResponse();
    }

    /** Login and password enter the stored digest of the request as a keyed hash: a plain digest of them could be guessed. */
    private IdempotentRequest request(String key, LegacyImportRequest wanted) {
        var secret = HexFormat.of().formatHex(hash.of("legacy.login", wanted.login() + "|" + wanted.password()));
        return requests.of("beginLegacyImport", key, secret, Objects.toString(wanted.legacyFilingId(), ""));
    }
}

package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.HolderKind;
import cn.icpfiling.legacy.pictures.CaptchaAnswer;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.json.MailForm;
import cn.icpfiling.platform.web.letter.PrintedLetter;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import cn.icpfiling.platform.web.problem.Language;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/legacy-mailbox-resets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class LegacyMailboxResetsResource {

    static final String NOT_CONFIRMED = "LEGACY_OLD_MAIL_STAYS";

    private final CurrentActor actor;
    private final OpenReset openReset;
    private final ShowResets showResets;
    private final SendAnotherLink sendAnotherLink;
    private final SetOldPassword setPassword;
    private final LetterTemplate letter;
    private final IdempotentRequests requests;

    LegacyMailboxResetsResource(
            CurrentActor actor,
            OpenReset openReset,
            ShowResets showResets,
            SendAnotherLink sendAnotherLink,
            SetOldPassword setPassword,
            LetterTemplate letter,
            IdempotentRequests requests) {
        this.actor = actor;
        this.openReset = openReset;
        this.showResets = showResets;
        this.sendAnotherLink = sendAnotherLink;
        this.setPassword = setPassword;
        this.letter = letter;
        this.requests = requests;
    }

    /** @param filing a domain or a filing number */
    @Schema(name = "LegacyMailboxResetRequest")
    record MailboxResetRequest(
            @NotNull @Size(min = 1, max = 253) String filing,
            @NotNull HolderKind holderKind,
            @NotNull @Size(min = 1, max = 100) String name,
            @NotNull @Min(1) @Max(99) Integer certificateType,
            @NotNull @Size(min = 1, max = 64) String certificateNumber,

            @NotNull @Email(regexp = MailForm.ASCII) @Size(min = 3, max = 254)
            String newMail,

            @NotNull Boolean oldMailReplaced,
            @Valid CaptchaAnswer captcha) {

        WantedReset wanted() {
            return new WantedReset(filing, holderKind, name, certificateType, certificateNumber, newMail, captcha);
        }

        @Override
        public String toString() {
            return "MailboxResetRequest";
        }
    }

    @Schema(name = "LegacyNewPassword")
    record NewPassword(
            @NotNull @Size(min = 1, max = 64) String secret,
            @NotNull @Size(min = 10, max = 128) String password) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    @GET
    @RolesAllowed(Roles.APPLICANT)
    public Page<MailboxResetView> listLegacyMailboxResets(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return showResets.page(cursor, limit);
    }

    @POST
    @RolesAllowed(Roles.APPLICANT)
    @APIResponseSchema(value = MailboxResetView.class, responseCode = "201")
    public Response openLegacyMailboxReset(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid MailboxResetRequest wanted,
            @Context HttpHeaders headers) {
        new MaskedValues()
                .at("/name", wanted.name())
                .at("/certificateNumber", wanted.certificateNumber())
                .at("/newMail", wanted.newMail())
                .refuse();
        if (!wanted.oldMailReplaced()) {
            throw ProblemException.invalid(Violation.of("/oldMailReplaced", NOT_CONFIRMED, null));
        }
        var language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return openReset
                .handle(
                        actor.account(),
                        requests.of("openLegacyMailboxReset", key, wanted),
                        wanted.wanted(),
                        language.getLanguage())
                .toResponse();
    }

    @GET
    @Path("/letter-template")
    @RolesAllowed(Roles.APPLICANT)
    @Produces({MediaType.TEXT_HTML, PrintedLetter.PDF})
    public Response printLegacyLetterTemplate(@Context Request request) {
        return PrintedLetter.accepted(request) == PrintedLetter.Format.PDF
                ? PrintedLetter.pdf(letter.drawn(), "letter-of-authority")
                : PrintedLetter.html(letter.page());
    }

    @POST
    @Path("/password")
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(204)
    @APIResponse(responseCode = "204")
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public void setLegacyPassword(@NotNull @Valid NewPassword wanted) {
        setPassword.handle(wanted.secret(), wanted.password());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.SUPPORT})
    public RestResponse<MailboxResetView> showLegacyMailboxReset(@PathParam("id") UUID id) {
        var shown = showResets.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @POST
    @Path("/{id}/link")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.APPLICANT)
    @APIResponseSchema(value = MailboxResetView.class, responseCode = "200")
    public Response sendLegacyPasswordLink(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return sendAnotherLink
                .handle(id, requests.of("sendLegacyPasswordLink", key, id))
                .toResponse();
    }
}

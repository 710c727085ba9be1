package cn.icpfiling.account.legacymails;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.json.MailForm;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/internal/legacy-mails")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class LegacyMailsResource {

    private final SendLegacyMail send;

    LegacyMailsResource(SendLegacyMail send) {
        this.send = send;
    }

    /** The two templates that may go to an address of the old platform. */
    enum LegacyMailTemplate {
        LEGACY_MAIL_REPLACED,
        LEGACY_PASSWORD_LINK
    }

    /** @param cause makes the mail unique */
    @Schema(name = "LegacyMail")
    record LegacyMail(
            @NotNull LegacyMailTemplate template,

            @NotNull @Email(regexp = MailForm.ASCII) @Size(min = 3, max = 254)
            String mail,

            @NotNull @Pattern(regexp = "^(zh|en)$") String language,

            @NotNull @Size(min = 1, max = 120) @Pattern(regexp = "^legacy-reset/[a-z0-9/-]+$")
            String cause,

            @Size(max = 254) String maskedMail,
            @Size(max = 500) String link) {

        @Override
        public String toString() {
            return "LegacyMail[" + template + "]";
        }
    }

    @POST
    @ResponseStatus(204)
    @APIResponse(responseCode = "204")
    public void sendLegacyMail(@NotNull @Valid LegacyMail wanted) {
        var language = Language.ofTag(wanted.language());
        switch (wanted.template()) {
            case LEGACY_MAIL_REPLACED -> send.replaced(wanted.mail(), language, wanted.cause(), wanted.maskedMail());
            case LEGACY_PASSWORD_LINK -> send.link(wanted.mail(), language, wanted.cause(), wanted.link());
        }
    }
}

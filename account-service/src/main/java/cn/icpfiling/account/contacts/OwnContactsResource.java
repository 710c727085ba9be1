package cn.icpfiling.account.contacts;

import cn.icpfiling.account.accounts.AccountView;
import cn.icpfiling.account.codes.SentCode;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.json.MailForm;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Mail and phone of the caller's account. */
@Path("/api/v1/accounts/me")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class OwnContactsResource {

    private final ChangeMail changeMail;
    private final ChangePhone changePhone;

    OwnContactsResource(ChangeMail changeMail, ChangePhone changePhone) {
        this.changeMail = changeMail;
        this.changePhone = changePhone;
    }

    record NewMail(
            @NotNull @Email(regexp = MailForm.ASCII) @Size(min = 3, max = 254)
            String mail) {

        @Override
        public String toString() {
            return "NewMail";
        }
    }

    record MailProof(
            @NotNull @Email(regexp = MailForm.ASCII) @Size(min = 3, max = 254)
            String mail,

            @NotNull UUID codeId,
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code) {

        @Override
        public String toString() {
            return "MailProof";
        }
    }

    record NewPhone(@NotNull @Size(max = 32) String phone) {

        @Override
        public String toString() {
            return "NewPhone";
        }
    }

    record PhoneProof(
            @NotNull @Size(max = 32) String phone,
            @NotNull UUID codeId,
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code,
            @Size(max = 64) String deviceToken) {

        @Override
        public String toString() {
            return "PhoneProof";
        }
    }

    @PUT
    @Path("/mail")
    @ResponseStatus(202)
    @FreshFactor
    @APIResponseSchema(value = SentCode.class, responseCode = "202")
    public SentCode changeMail(@NotNull @Valid NewMail request) {
        return changeMail.start(request.mail());
    }

    @POST
    @Path("/mail/proof")
    public AccountView proveMail(@NotNull @Valid MailProof proof) {
        return changeMail.prove(proof.mail(), proof.codeId(), proof.code());
    }

    @DELETE
    @Path("/mail")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    public void removeMail() {
        changeMail.remove();
    }

    @PUT
    @Path("/phone")
    @ResponseStatus(202)
    @APIResponseSchema(value = SentCode.class, responseCode = "202")
    public SentCode changePhone(@NotNull @Valid NewPhone request) {
        return changePhone.start(request.phone());
    }

    @POST
    @Path("/phone/consent")
    @ResponseStatus(202)
    @APIResponseSchema(value = SentCode.class, responseCode = "202")
    public SentCode consentToPhone(@NotNull @Valid PhoneProof consent) {
        return changePhone.consent(consent.phone(), consent.codeId(), consent.code());
    }

    @POST
    @Path("/phone/proof")
    public AccountView provePhone(@NotNull @Valid PhoneProof proof) {
        return changePhone.prove(proof.phone(), proof.codeId(), proof.code(), proof.deviceToken());
    }
}

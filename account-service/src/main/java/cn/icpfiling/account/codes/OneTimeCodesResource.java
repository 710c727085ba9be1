package cn.icpfiling.account.codes;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/one-time-codes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class OneTimeCodesResource {

    private final RequestCode requestCode;
    private final RequestOwnCode requestOwnCode;

    OneTimeCodesResource(RequestCode requestCode, RequestOwnCode requestOwnCode) {
        this.requestCode = requestCode;
        this.requestOwnCode = requestOwnCode;
    }

    record OneTimeCodeRequest(
            @NotNull @Size(max = 32) String phone,
            @NotNull PhonePurpose purpose,
            @Size(max = 64) String deviceToken,
            @Valid CaptchaAnswer captcha) {

        @Override
        public String toString() {
            return "OneTimeCodeRequest for " + purpose;
        }
    }

    /** Purposes that every caller may request a code for. Other codes are sent by the operation that needs them. */
    @Schema(name = "CodePurpose")
    enum PhonePurpose {
        SIGN_UP(CodePurpose.SIGN_UP),
        SIGN_IN(CodePurpose.SIGN_IN),
        NEW_PHONE(CodePurpose.NEW_PHONE);

        private final CodePurpose meant;

        PhonePurpose(CodePurpose meant) {
            this.meant = meant;
        }
    }

    record OwnCodeRequest(
            @NotNull OwnPurpose purpose, @NotNull UUID object) {}

    /** Purposes that a signed-in user confirms with the phone of the account. */
    @Schema(name = "OwnCodePurpose")
    enum OwnPurpose {
        CANCEL_ACCESS(CodePurpose.CANCEL_ACCESS),
        STEP_UP(CodePurpose.STEP_UP);

        private final CodePurpose meant;

        OwnPurpose(CodePurpose meant) {
            this.meant = meant;
        }
    }

    record OneTimeCode(UUID codeId, Instant expiresAt, Instant resendAt) {}

    @POST
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(202)
    @APIResponseSchema(value = OneTimeCode.class, responseCode = "202")
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public OneTimeCode requestOneTimeCode(@NotNull @Valid OneTimeCodeRequest request, @Context HttpHeaders headers) {
        var sent = requestCode.handle(
                request.phone(),
                request.purpose().meant,
                RequestLanguage.of(headers),
                request.deviceToken(),
                request.captcha());
        return new OneTimeCode(sent.codeId(), sent.expiresAt(), sent.resendAt());
    }

    @POST
    @Path("/own")
    @RolesAllowed(Roles.APPLICANT)
    @ResponseStatus(202)
    @APIResponseSchema(value = OneTimeCode.class, responseCode = "202")
    public OneTimeCode requestOwnCode(@NotNull @Valid OwnCodeRequest request) {
        var sent = requestOwnCode.handle(request.purpose().meant, request.object());
        return new OneTimeCode(sent.codeId(), sent.expiresAt(), sent.resendAt());
    }
}

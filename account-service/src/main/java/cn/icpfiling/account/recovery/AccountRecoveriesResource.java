package cn.icpfiling.account.recovery;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.json.PlainText;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/account-recoveries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class AccountRecoveriesResource {

    private final BeginAccountRecovery beginRecovery;
    private final RequestRecoveryCode requestCode;
    private final ProveRecovery proveRecovery;
    private final OpenRecoveryCase openCase;

    AccountRecoveriesResource(
            BeginAccountRecovery beginRecovery,
            RequestRecoveryCode requestCode,
            ProveRecovery proveRecovery,
            OpenRecoveryCase openCase) {
        this.beginRecovery = beginRecovery;
        this.requestCode = requestCode;
        this.proveRecovery = proveRecovery;
        this.openCase = openCase;
    }

    record RecoveryRequest(
            @NotNull @Size(min = 1, max = 253) String domain,
            @Valid CaptchaAnswer captcha) {}

    record AccountRecoveryView(UUID recoveryId, Instant expiresAt) {}

    record RecoveryCode(Instant expiresAt, Instant resendAt) {}

    record RecoveryProof(
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code) {

        @Override
        public String toString() {
            return "RecoveryProof";
        }
    }

    record RecoveredAccount(List<NextStep> next) {}

    record RecoveryCaseRequest(
            @NotNull @Size(min = 1, max = 100) @PlainText String name,
            @NotNull @Size(max = 32) String phone,
            @Size(max = 500) @PlainText(lines = true) String message) {

        @Override
        public String toString() {
            return "RecoveryCaseRequest";
        }
    }

    record OpenedRecoveryCase(UUID caseId) {}

    @POST
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(202)
    @APIResponseSchema(value = AccountRecoveryView.class, responseCode = "202")
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public AccountRecoveryView beginAccountRecovery(
            @NotNull @Valid RecoveryRequest request, @Context HttpHeaders headers) {
        var begun = beginRecovery.handle(request.domain(), request.captcha(), RequestLanguage.of(headers));
        return new AccountRecoveryView(begun.recoveryId(), begun.expiresAt());
    }

    @POST
    @Path("/{id}/code")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(202)
    @APIResponseSchema(value = RecoveryCode.class, responseCode = "202")
    public RecoveryCode requestRecoveryCode(@PathParam("id") UUID id) {
        var sent = requestCode.handle(id);
        return new RecoveryCode(sent.expiresAt(), sent.resendAt());
    }

    @POST
    @Path("/{id}/proof")
    @PermitAll
    @EvenlyPaced
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public RecoveredAccount proveRecovery(@PathParam("id") UUID id, @NotNull @Valid RecoveryProof proof) {
        return new RecoveredAccount(proveRecovery.handle(id, proof.code()));
    }

    @POST
    @Path("/{id}/case")
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(202)
    @APIResponseSchema(value = OpenedRecoveryCase.class, responseCode = "202")
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public OpenedRecoveryCase openRecoveryCase(@PathParam("id") UUID id, @NotNull @Valid RecoveryCaseRequest request) {
        return new OpenedRecoveryCase(openCase.handle(id, request.name(), request.phone(), request.message()));
    }
}

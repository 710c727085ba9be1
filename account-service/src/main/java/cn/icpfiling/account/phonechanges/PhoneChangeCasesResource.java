package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.cases.CaseCaller;
import cn.icpfiling.account.cases.CasePolicy;
import cn.icpfiling.account.cases.HandInCase;
import cn.icpfiling.account.cases.OwnCaseView;
import cn.icpfiling.account.cases.OwnCases;
import cn.icpfiling.account.cases.WriteToSupport;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

@Path("/api/v1/phone-change-cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class PhoneChangeCasesResource {

    private static final String SECRET = "Case-Secret";

    private final OpenPhoneChangeCase openCase;
    private final CasePolicy policy;
    private final OwnCases own;
    private final HandInCase handIn;
    private final WriteToSupport write;

    PhoneChangeCasesResource(
            OpenPhoneChangeCase openCase, CasePolicy policy, OwnCases own, HandInCase handIn, WriteToSupport write) {
        this.openCase = openCase;
        this.policy = policy;
        this.own = own;
        this.handIn = handIn;
        this.write = write;
    }

    record PhoneChangeRequest(
            @NotNull @Size(max = 32) String lostPhone,
            @NotNull @Size(max = 32) String phone,
            @NotNull UUID codeId,
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code,
            @NotNull HolderKind holderKind,
            @NotNull @Size(min = 1, max = 100) @PlainText String name,
            @Size(max = 1000) @PlainText(lines = true) String text,
            @Valid CaptchaAnswer captcha) {

        @Override
        public String toString() {
            return "PhoneChangeRequest";
        }
    }

    record OpenedPhoneChange(UUID caseId, String secret, List<CasePaper> papers, Instant waitsUntil) {

        @Override
        public String toString() {
            return "OpenedPhoneChange[" + caseId + "]";
        }
    }

    record CallerMessage(
            @NotNull @Size(min = 1, max = 1000) @PlainText(lines = true)
            String text) {

        @Override
        public String toString() {
            return "CallerMessage";
        }
    }

    @POST
    @PermitAll
    @EvenlyPaced
    @ResponseStatus(202)
    @APIResponseSchema(value = OpenedPhoneChange.class, responseCode = "202")
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public OpenedPhoneChange openPhoneChangeCase(
            @NotNull @Valid PhoneChangeRequest request, @Context HttpHeaders headers) {
        var opened = openCase.handle(
                new OpenPhoneChangeCase.Wanted(
                        request.lostPhone(),
                        request.phone(),
                        request.codeId(),
                        request.code(),
                        request.holderKind(),
                        request.name(),
                        request.text(),
                        RequestLanguage.of(headers)),
                request.captcha());
        return new OpenedPhoneChange(
                opened.caseId(),
                opened.secret().text(),
                policy.papersOf(CaseKind.LOST_PHONE, request.holderKind()),
                opened.waitsUntil());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @EvenlyPaced
    public OwnCaseView showPhoneChangeCase(
            @PathParam("id") UUID id,
            @HeaderParam(SECRET) @Size(max = 64) String secret,
            @Context HttpHeaders headers) {
        return own.show(id, CaseCaller.secret(secret), RequestLanguage.of(headers));
    }

    @POST
    @Path("/{id}/handing-in")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @EvenlyPaced
    public OwnCaseView handInPhoneChangeCase(
            @PathParam("id") UUID id, @HeaderParam(SECRET) @Size(max = 64) String secret) {
        return handIn.handle(id, CaseCaller.secret(secret));
    }

    @POST
    @Path("/{id}/messages")
    @PermitAll
    @EvenlyPaced
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public OwnCaseView writeFromPhoneChangeCase(
            @PathParam("id") UUID id,
            @HeaderParam(SECRET) @Size(max = 64) String secret,
            @NotNull @Valid CallerMessage message) {
        return write.handle(id, CaseCaller.secret(secret), message.text());
    }
}

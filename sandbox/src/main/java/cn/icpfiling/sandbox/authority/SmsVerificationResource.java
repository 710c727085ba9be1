package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.inbox.Phones;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The province authority's public page for the SMS code, and the same as JSON. */
@Path("/authority/sms-verifications")
@PermitAll
@RunOnVirtualThread
final class SmsVerificationResource {

    private final VerifySmsCode verifySmsCode;

    SmsVerificationResource(VerifySmsCode verifySmsCode) {
        this.verifySmsCode = verifySmsCode;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance form(@QueryParam("orderReference") String orderReference) {
        return Templates.smsVerification(orderReference == null ? "" : orderReference, "", "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance verifyByForm(
            @FormParam("orderReference") String orderReference,
            @FormParam("phone") String phone,
            @FormParam("code") String code,
            @FormParam("lastSix") String lastSix) {
        var shown = orderReference == null ? "" : orderReference;
        var typed = phone == null ? "" : phone;
        String answer;
        try {
            var verified = verify(new Typed(orderReference, phone, code, lastSix));
            answer = verified.open() == 0
                    ? "Verified."
                    : "Verified. " + verified.open() + " more principals have to type their code.";
        } catch (Refusal refusal) {
            answer = refusal.getMessage();
        }
        return Templates.smsVerification(shown, typed, answer);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Verified verify(Typed typed) {
        var fields = new Fields();
        fields.check(
                        filled(Fields.body(typed).orderReference()) || filled(typed.phone()),
                        "/phone",
                        "REQUIRED",
                        "Type the phone or the reference of the order")
                .check(filled(typed.code()), "/code", "REQUIRED", "Type the code")
                .check(
                        filled(typed.lastSix()) && typed.lastSix().strip().length() == 6,
                        "/lastSix",
                        "WRONG_FORM",
                        "Type the last six characters of the ID number");
        var phone = Phones.normalized(typed.phone());
        fields.check(!filled(typed.phone()) || phone.isPresent(), "/phone", "WRONG_FORM", "This is no mobile number")
                .refuseIfWrong();
        var baxh = filled(typed.orderReference())
                ? typed.orderReference().strip().replace("-", "").toLowerCase(Locale.ROOT)
                : null;
        var outcome = verifySmsCode.handle(
                baxh, phone.orElse(null), typed.code().strip(), typed.lastSix().strip());
        return switch (outcome) {
            case VerifySmsCode.Outcome.Verified verified -> new Verified("VERIFIED", verified.baxh(), verified.open());
            case VerifySmsCode.Outcome.Wrong wrong ->
                throw Refusal.of(
                                422,
                                "WRONG_CODE",
                                "Wrong code",
                                "The code or the last six characters of the ID number are wrong, " + wrong.triesLeft()
                                        + " tries are left",
                                "Type the code of the authority's SMS and the last six characters of the ID number")
                        .withTriesLeft(wrong.triesLeft());
            case VerifySmsCode.Outcome.Failed failed ->
                throw Refusal.of(
                        410,
                        "VERIFICATION_FAILED",
                        "The verification failed",
                        "The code has expired or was wrong too often, have the provider submit the order again",
                        "The provider submits the order again");
            case VerifySmsCode.Outcome.NothingPending nothing ->
                throw Refusal.of(
                        404,
                        "NOTHING_PENDING",
                        "Nothing to verify",
                        "Nothing waits for a code here",
                        "Check phone and order");
        };
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }

    record Typed(String orderReference, String phone, String code, String lastSix) {}

    record Verified(String result, String orderReference, int open) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance smsVerification(String orderReference, String phone, String answer);

        private Templates() {}
    }
}

package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import cn.icpfiling.sandbox.store.StoreException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The SMS provider's API. A reference is sent once, however often it is submitted. */
@Path("/sms/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class SmsResource {

    private final Inbox inbox;

    SmsResource(Inbox inbox) {
        this.inbox = inbox;
    }

    @POST
    @ResponseStatus(202)
    @APIResponseSchema(value = Receipt.class, responseCode = "202")
    public Receipt send(Sms sms) {
        var fields = new Fields();
        fields.required("/to", Fields.body(sms).to(), 40)
                .required("/text", sms.text(), 1000)
                .required("/reference", sms.reference(), 100);
        var phone = Phones.normalized(sms.to());
        fields.check(phone.isPresent(), "/to", "WRONG_FORM", "/to is a phone in E.164, or eleven digits")
                .refuseIfWrong();
        return once(phone.orElseThrow(), sms);
    }

    private Receipt once(String phone, Sms sms) {
        var before = inbox.sentUnder(sms.reference());
        if (before.isPresent()) {
            return repeated(before.get(), phone, sms);
        }
        try {
            return new Receipt(Long.toString(inbox.deliverSms(phone, sms.text(), sms.reference())), sms.reference());
        } catch (StoreException e) {
            if (!e.duplicateKey()) {
                throw e;
            }
            return repeated(inbox.sentUnder(sms.reference()).orElseThrow(), phone, sms);
        }
    }

    private static Receipt repeated(Inbox.Sent before, String phone, Sms sms) {
        if (!before.to().equals(phone) || !before.text().equals(sms.text())) {
            throw Refusal.of(
                    409,
                    "REFERENCE_USED",
                    "The reference names another message",
                    "Under this reference another message was sent",
                    "Use a reference of its own for each message");
        }
        return new Receipt(Long.toString(before.id()), sms.reference());
    }

    record Sms(String to, String text, String reference) {}

    record Receipt(String messageId, String reference) {}
}

package cn.icpfiling.systemtests;

import java.util.Optional;

/** Signs up and signs in as a person does. */
public final class Accounts {

    /** A signed-in person. */
    public record SignedIn(String accountId, Caller caller, String refreshToken) {}

    private final Caller gateway;
    private final Inbox inbox;

    public Accounts(Stack stack) {
        this.gateway = Caller.gateway(stack);
        this.inbox = new Inbox(stack);
    }

    public SignedIn signUp(String phone) {
        return signUp(phone, Optional.empty());
    }

    /** Also gives a mail address for notices, and proves it. */
    public SignedIn signUp(String phone, Optional<String> mail) {
        var code = requestCode(phone, "SIGN_UP");
        var request = Caller.JSON
                .createObjectNode()
                .put("codeId", code)
                .put("code", inbox.code(phone))
                .put("phone", phone);
        mail.ifPresent(address -> request.put("mail", address));
        var opened = gateway.post("/api/v1/accounts", request).expect(201);
        var holder = new SignedIn(
                opened.text("/account/accountId"),
                gateway.with(opened.text("/session/accessToken")),
                opened.text("/session/refreshToken"));
        mail.ifPresent(address -> proveMail(holder.caller(), address));
        return holder;
    }

    private void proveMail(Caller holder, String mail) {
        var sent = holder.put(
                        "/api/v1/accounts/me/mail",
                        Caller.JSON.createObjectNode().put("mail", mail))
                .expect(202);
        holder.post(
                        "/api/v1/accounts/me/mail/proof",
                        Caller.JSON
                                .createObjectNode()
                                .put("mail", mail)
                                .put("codeId", sent.text("/codeId"))
                                .put("code", inbox.mailedCode(mail)))
                .expect(200);
    }

    String requestCode(String phone, String purpose) {
        return gateway.post(
                        "/api/v1/one-time-codes",
                        Caller.JSON.createObjectNode().put("phone", phone).put("purpose", purpose))
                .expect(202)
                .text("/codeId");
    }
}

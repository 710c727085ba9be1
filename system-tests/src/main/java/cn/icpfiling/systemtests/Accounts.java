package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Signing up and signing in, as a person does it. */
public final class Accounts {

    /** Somebody who is signed in. */
    public record SignedIn(String accountId, Caller caller, String refreshToken) {}

    private final Stack stack;
    private final Caller gateway;
    private final Inbox inbox;

    public Accounts(Stack stack) {
        this.stack = stack;
        this.gateway = Caller.gateway(stack);
        this.inbox = new Inbox(stack);
    }

    public SignedIn signUp(String phone) {
        return signUp(phone, Optional.empty());
    }

    /** With an address for notices beside the phone. */
    public SignedIn signUp(String phone, Optional<String> mail) {
        var code = requestCode(phone, "SIGN_UP");
        var request = Caller.JSON
                .createObjectNode()
                .put("codeId", code)
                .put("code", inbox.code(phone))
                .put("phone", phone);
        mail.ifPresent(address -> request.put("mail", address));
        var opened = gateway.post("/api/v1/accounts", request).expect(201);
        return new SignedIn(
                opened.text("/account/accountId"),
                gateway.with(opened.text("/session/accessToken")),
                opened.text("/session/refreshToken"));
    }

    String requestCode(String phone, String purpose) {
        return gateway.post(
                        "/api/v1/one-time-codes",
                        Caller.JSON.createObjectNode().put("phone", phone).put("purpose", purpose))
                .expect(202)
                .text("/codeId");
    }

    /** A member of staff, with the password of the bootstrap file. */
    public SignedIn signInAsStaff(String login) {
        var session = gateway.post(
                        "/api/v1/sessions",
                        Caller.JSON.createObjectNode().put("login", login).put("password", password(login)))
                .expect(201);
        return new SignedIn(
                session.text("/account/accountId"),
                gateway.with(session.text("/accessToken")),
                session.text("/refreshToken"));
    }

    private String password(String login) {
        try {
            var bootstrap = new ObjectMapper(new YAMLFactory())
                    .readTree(stack.bootstrapFile().toFile());
            for (JsonNode member : bootstrap.path("staff")) {
                if (member.path("login").asText().equals(login)) {
                    return member.path("password").asText();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The bootstrap file cannot be read", e);
        }
        throw new Differs("There is no " + login + " in " + stack.bootstrapFile());
    }
}

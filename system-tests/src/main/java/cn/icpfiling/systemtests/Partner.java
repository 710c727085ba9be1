package cn.icpfiling.systemtests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A hosting provider that files for its customers. An administrator has created it, with one client and its secret.
 *
 * @param id id of the partner
 * @param client id of its client
 * @param credential credential of the client; its tokens end with it
 */
public record Partner(Stack stack, String id, String client, String credential, String secret) {

    public static final List<String> SCOPES = List.of(
            "access-records:read",
            "access-records:write",
            "clients:write",
            "customers:read",
            "customers:write",
            "domains:read",
            "events:read",
            "filings:read",
            "filings:write",
            "filings:transfer",
            "networks:read",
            "networks:write",
            "webhooks:read",
            "webhooks:write");

    /** A customer of the partner. */
    public record Customer(String id, String reference) {}

    public static Partner letIn(Stack stack) {
        return letIn(stack, SCOPES);
    }

    public static Partner letIn(Stack stack, List<String> scopes) {
        var administrator = new Staff(stack).caller("administrator");
        var partner = administrator
                .post("/api/v1/partners", Forms.node().put("name", "hoster " + nameWithoutACode()))
                .expect(201)
                .text("/partnerId");
        return withClient(stack, administrator, partner, scopes);
    }

    /** Returns the same partner with another client. */
    public Partner byAnother(List<String> scopes) {
        return withClient(stack, new Staff(stack).caller("administrator"), id, scopes);
    }

    private static Partner withClient(Stack stack, Caller administrator, String partner, List<String> scopes) {
        var wanted = Forms.node().put("name", "panel");
        scopes.forEach(wanted.putArray("scopes")::add);
        var clients = "/api/v1/partners/" + partner + "/clients";
        var client = administrator.post(clients, wanted).expect(201).text("/clientId");
        var made = administrator
                .post(clients + "/" + client + "/credentials", Forms.node().put("kind", "SECRET"))
                .expect(201);
        return new Partner(stack, partner, client, made.text("/credentialId"), made.text("/secret"));
    }

    /** Uses all scopes of the client, unless some are named. */
    public Caller caller(String... scopes) {
        var gateway = Caller.gateway(stack);
        return gateway.with(asksForToken(gateway, scopes).expect(200).text("/access_token"));
    }

    public Answer asksForToken(String... scopes) {
        return asksForToken(Caller.gateway(stack), scopes);
    }

    private Answer asksForToken(Caller gateway, String... scopes) {
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(client, secret);
        var wished = scopes.length == 0 ? "" : "&scope=" + encoded(String.join(" ", scopes));
        return gateway.send(
                "POST",
                "/oauth2/token",
                (form + wished).getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");
    }

    /** Opens the account of a customer who gets no notices. */
    public Customer opens(String reference) {
        var opened = caller("customers:write")
                .post(path("/customers"), Forms.node().put("reference", reference))
                .expect(201);
        return new Customer(opened.text("/customerId"), reference);
    }

    /** Acts for this customer. */
    public Accounts.SignedIn actsFor(Customer customer) {
        return new Accounts.SignedIn(customer.id(), caller().onBehalfOf(customer.id()), "");
    }

    /** Deletes the credential at once, as an administrator does when a secret is compromised. */
    public void losesItsCredential() {
        new Staff(stack)
                .caller("administrator")
                .delete(path("/clients/" + client + "/credentials/" + credential))
                .expect(204);
    }

    public String path(String below) {
        return "/api/v1/partners/" + id + below;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The secret must not appear in reports. */
    @Override
    public String toString() {
        return "partner " + id;
    }

    /** A text names the partner beside a code, and readers of texts take six digits for the code. */
    private static String nameWithoutACode() {
        return UUID.randomUUID().toString().replaceAll("(\\d)(?=\\d)", "$1x");
    }
}

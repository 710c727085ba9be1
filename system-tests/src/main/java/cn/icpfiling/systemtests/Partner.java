package cn.icpfiling.systemtests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A hosting provider that files for its customers: let in by an administrator, with one client that has a secret.
 *
 * @param id the partner's
 * @param client its client's
 * @param credential whose tokens end with it
 */
public record Partner(Stack stack, String id, String client, String credential, String secret) {

    public static final List<String> SCOPES = List.of(
            "clients:write", "customers:read", "customers:write", "domains:read", "filings:read", "filings:write");

    /** Somebody the partner acts for. */
    public record Customer(String id, String reference) {}

    public static Partner letIn(Stack stack) {
        return letIn(stack, SCOPES);
    }

    public static Partner letIn(Stack stack, List<String> scopes) {
        var administrator = new Staff(stack).caller("administrator");
        var partner = administrator
                .post("/api/v1/partners", Forms.node().put("name", "hoster " + UUID.randomUUID()))
                .expect(201)
                .text("/partnerId");
        return withClient(stack, administrator, partner, scopes);
    }

    /** The same partner by another client. */
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

    /** Acts with all that its client has, unless some scopes are named. */
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

    /** Goes on for this customer. */
    public Accounts.SignedIn actsFor(Customer customer) {
        return new Accounts.SignedIn(customer.id(), caller().onBehalfOf(customer.id()), "");
    }

    /** Out at once: what an administrator does who hears that the secret is in strange hands. */
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

    /** The secret stays out of what is told. */
    @Override
    public String toString() {
        return "partner " + id;
    }
}

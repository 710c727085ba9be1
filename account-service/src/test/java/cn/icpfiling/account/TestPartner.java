package cn.icpfiling.account;

import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A partner that an administrator let in, with one client that has a secret. */
public final class TestPartner {

    public static final String[] ALL = {
        "access-records:read",
        "access-records:write",
        "clients:write",
        "customers:read",
        "customers:write",
        "domains:read",
        "events:read",
        "filings:read",
        "filings:transfer",
        "filings:write",
        "networks:read",
        "networks:write",
        "webhooks:read",
        "webhooks:write"
    };

    private final Caller caller = new Caller();
    private final String id;
    private final String client;
    private final String credential;
    private final String secret;

    private TestPartner(String id, String client, String credential, String secret) {
        this.id = id;
        this.client = client;
        this.credential = credential;
        this.secret = secret;
    }

    public static TestPartner create(String... scopes) {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        return createdBy(administrator, scopes);
    }

    public static TestPartner createdBy(String administrator, String... scopes) {
        var partner = posts(administrator, "/api/v1/partners", Map.of("name", "hoster " + nameWithoutACode()))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("partnerId");
        var clients = "/api/v1/partners/" + partner + "/clients";
        var client = posts(administrator, clients, Map.of("name", "panel", "scopes", List.of(scopes)))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("clientId");
        var made = posts(administrator, clients + "/" + client + "/credentials", Map.of("kind", "SECRET"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new TestPartner(partner, client, made.getString("credentialId"), made.getString("secret"));
    }

    /** A POST with a key of its own. */
    public static Response posts(String token, String path, Object body) {
        return new Caller()
                .as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path);
    }

    public String id() {
        return id;
    }

    public String client() {
        return client;
    }

    public String credential() {
        return credential;
    }

    public String secret() {
        return secret;
    }

    public String path(String below) {
        return "/api/v1/partners/" + id + below;
    }

    public String clientPath(String below) {
        return path("/clients/" + client + below);
    }

    /** With all that the client has, unless some scopes are named. */
    public String token(String... scopes) {
        return asksForToken(scopes).then().statusCode(200).extract().path("access_token");
    }

    public Response asksForToken(String... scopes) {
        return asks(secret, scopes);
    }

    /** With this secret, right or wrong. */
    public Response guesses(String shown) {
        return asks(shown);
    }

    private Response asks(String shown, String... scopes) {
        var form = form().formParam("client_id", client).formParam("client_secret", shown);
        if (scopes.length > 0) {
            form.formParam("scope", String.join(" ", scopes));
        }
        return form.post("/oauth2/token");
    }

    public Response shows(String assertion) {
        return form().formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion)
                .post("/oauth2/token");
    }

    public RequestSpecification form() {
        return caller.request().contentType(ContentType.URLENC).formParam("grant_type", "client_credentials");
    }

    public RequestSpecification as() {
        return as(token());
    }

    public RequestSpecification as(String token) {
        return caller.as(token);
    }

    public Response posts(String below, Object body) {
        return posts(token(), path(below), body);
    }

    public Response adds(TestKey key) {
        return posts("/clients/" + client + "/credentials", Map.of("kind", "PUBLIC_KEY", "publicKey", key.jwk()));
    }

    /** A customer of this partner. */
    public JsonPath opens(String reference, Map<String, Object> contact) {
        return posts("/customers", Map.of("reference", reference, "contact", contact))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** A text names the partner beside a code, and readers of texts take six digits for the code. */
    private static String nameWithoutACode() {
        return UUID.randomUUID().toString().replaceAll("(\\d)(?=\\d)", "$1x");
    }
}

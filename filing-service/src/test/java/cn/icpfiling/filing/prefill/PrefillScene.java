package cn.icpfiling.filing.prefill;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;

/** A partner that prepares an order for a phone, and the person who has the phone. */
final class PrefillScene {

    static final String ORDERS = "/api/v1/prefilled-orders";
    static final String LINKS = "/api/v1/prefilled-order-links/";
    private static final int SECRET = 43;

    final Partner partner;
    final Applicant holder = new Applicant();
    final String phone = freshPhone();
    final String mail = "b" + UUID.randomUUID() + "@example.com";

    PrefillScene() {
        this(new Partner());
    }

    PrefillScene(Partner partner) {
        this.partner = partner;
    }

    static String freshPhone() {
        return "138%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }

    /** The identity is that of the holder, so that other tests have none of it. */
    Map<String, Object> request(String domain) {
        var service = new HashMap<>(Applicant.service(domain, "-"));
        service.remove("serviceNumber");
        return new HashMap<>(Map.of(
                "typeCheck",
                holder.question(domain),
                "subject",
                Applicant.subject(),
                "service",
                service,
                "holder",
                Map.of("phone", phone, "mail", mail, "language", "ZH")));
    }

    Response prepares(Map<String, Object> request) {
        return partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .body(request)
                .post(ORDERS);
    }

    String prepared(String domain) {
        return prepares(request(domain)).then().statusCode(201).extract().path("prefilledOrderId");
    }

    /** What account-service says of the partner from now on. */
    void isNow(String status) {
        given().contentType(ContentType.JSON)
                .body(Map.of("status", status))
                .put(ConfigProvider.getConfig().getValue("icp.account.url", String.class) + "/internal/partners/"
                        + partner.id)
                .then()
                .statusCode(200);
    }

    Response shows(String id) {
        return partner.call().get(ORDERS + "/" + id);
    }

    /** An act of the partner, which has just looked. */
    Response acts(String id, String act) {
        return partner.call()
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", shows(id).header("ETag"))
                .post(ORDERS + "/" + id + "/" + act);
    }

    static Response takesMessage(String service, String id, int message) {
        return given().auth()
                .oauth2(TestTokens.internal(service))
                .contentType(ContentType.JSON)
                .body(Map.of("message", message))
                .post("/internal/prefilled-orders/" + id + "/messages");
    }

    /** account-service takes the message; the secret of its link. */
    static String sent(String id, int message) {
        var link = takesMessage("account-service", id, message)
                .then()
                .statusCode(200)
                .extract()
                .<String>path("link");
        return link.substring(link.length() - SECRET);
    }

    static Response opens(String secret) {
        return given().get(LINKS + secret);
    }

    static Response declines(String secret, boolean blockPartner) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("blockPartner", blockPartner))
                .post(LINKS + secret + "/declination");
    }

    static Response accepts(Applicant who, String secret) {
        return accepts(who, secret, Applicant.freshKey());
    }

    static Response accepts(Applicant who, String secret, String key) {
        return who.call()
                .header("Idempotency-Key", key)
                .body(Map.of("secret", secret))
                .post(ORDERS + "/acceptances");
    }

    static UUID id(String text) {
        return UUID.fromString(text);
    }
}

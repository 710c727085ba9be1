package cn.icpfiling.account.webhooks;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An account or partner with webhook endpoints, over the public API. */
public final class HookOwner {

    private static final AtomicInteger HOSTS = new AtomicInteger();
    private static final Duration LONG = Duration.ofSeconds(20);

    private final String token;

    public HookOwner(String token) {
        this.token = token;
    }

    static HookOwner applicant() {
        return new HookOwner(new Caller().signedUp().getString("session.accessToken"));
    }

    static HookOwner partner() {
        return new HookOwner(TestPartner.create("events:read", "webhooks:read", "webhooks:write")
                .token());
    }

    /** A host of this test alone. */
    static String host(String behaviour) {
        return behaviour + "-" + HOSTS.incrementAndGet() + ".receivers.example";
    }

    /** Without types, an endpoint that gets test events alone; otherwise the event of the sign-up would arrive too. */
    JsonPath adds(String url, String... types) {
        var wanted = types.length == 0 ? List.of("webhook.test") : List.of(types);
        return posts("/api/v1/webhook-endpoints", Map.of("url", url, "types", wanted))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    String addsId(String url, String... types) {
        return adds(url, types).getString("endpointId");
    }

    Response posts(String path, Object body) {
        return TestPartner.posts(token, path, body);
    }

    Response posts(String key, String path, Object body) {
        return new Caller().as(token).header("Idempotency-Key", key).body(body).post(path);
    }

    /** @param ifMatch null for none */
    Response puts(String path, String ifMatch, Object body) {
        var request = new Caller().as(token).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path);
    }

    Response deletes(String path) {
        return new Caller().as(token).delete(path);
    }

    Response gets(String path) {
        return new Caller().as(token).get(path);
    }

    JsonPath reads(String path) {
        return gets(path).then().statusCode(200).extract().jsonPath();
    }

    JsonPath endpoint(String id) {
        return reads("/api/v1/webhook-endpoints/" + id);
    }

    Response acts(String id, String act) {
        return acts(id, act, UUID.randomUUID().toString(), "*");
    }

    Response acts(String id, String act, String key, String ifMatch) {
        return new Caller()
                .as(token)
                .header("Idempotency-Key", key)
                .header("If-Match", ifMatch)
                .post("/api/v1/webhook-endpoints/" + id + "/" + act);
    }

    /** Returns the id of the delivery. */
    String tests(String endpoint, String note) {
        var body = new HashMap<String, Object>();
        body.put("note", note);
        return posts("/api/v1/webhook-endpoints/" + endpoint + "/test-events", body)
                .then()
                .statusCode(202)
                .extract()
                .path("deliveryId");
    }

    JsonPath delivery(String id) {
        return reads("/api/v1/webhook-deliveries/" + id);
    }

    /** Waits until the delivery is in the state. */
    JsonPath awaits(String id, String state) {
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> delivery(id), now -> now.getString("state").equals(state));
    }

    /** Waits until so many attempts were made. */
    JsonPath awaitsAttempts(String id, int attempts) {
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> delivery(id), now -> now.getInt("attempts") >= attempts);
    }
}

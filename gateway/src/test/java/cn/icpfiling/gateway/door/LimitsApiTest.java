package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A gateway with small limits, behind a balancer, so that each test has an address of its own. Its clock is a real one: while a slow
 * machine sends, a part of the quota comes back.
 */
@QuarkusTest
@TestProfile(LimitsApiTest.Small.class)
@QuarkusTestResource(StubServices.class)
class LimitsApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String CODES = "/api/v1/one-time-codes";
    private static final int MOST = 30;

    @Inject
    MeterRegistry metrics;

    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "icp.trusted-proxies", "127.0.0.0/8,::1/128",
                    "icp.gateway.limits.address", "8",
                    "icp.gateway.limits.open-writes", "3",
                    "icp.gateway.limits.account", "6",
                    // no process listens there, and no test notices
                    "icp.gateway.limits.url", "redis://127.0.0.1:1");
        }
    }

    @Test
    void each_answer_says_how_many_requests_are_left() {
        var account = UUID.randomUUID();
        as(account)
                .then()
                .statusCode(201)
                .header("RateLimit-Policy", equalTo("\"account\";q=6;w=60"))
                .header("RateLimit", equalTo("\"account\";r=5;t=10"));
        as(account).then().header("RateLimit", matchesPattern("\"account\";r=(4;t=20|5;t=10)"));
    }

    @Test
    void an_account_beyond_its_limit_is_told_when_to_come_back_and_no_service_is_asked() {
        var account = UUID.randomUUID();
        var before = new AtomicLong();
        untilRefused(6, 201, () -> {
                    before.set(StubServices.REQUESTS.get());
                    return as(account);
                })
                .then()
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_MANY_REQUESTS"))
                .header("Retry-After", matchesPattern("[1-9]|10"))
                .header("RateLimit", containsString("\"account\";r=0;t=60"));
        assertThat(StubServices.REQUESTS.get()).isEqualTo(before.get());
        as(UUID.randomUUID()).then().statusCode(201);
        assertThat(metrics.counter("gateway.requests.limited", "policy", "account")
                        .count())
                .isPositive();
    }

    @Test
    void a_partner_is_held_to_the_quotas_that_its_token_names() {
        var partner = UUID.randomUUID().toString();
        var token = StubServices.signed(
                StubServices.claims()
                        .subject(partner)
                        .claim("partner", partner)
                        .claim("client_id", UUID.randomUUID().toString())
                        .claim("quota_minute", 30)
                        .claim("quota_day", 2),
                "at+jwt");
        with(token).then().statusCode(201).header("RateLimit", containsString("\"partner-day\";r=1;"));
        untilRefused(1, 201, () -> with(token))
                .then()
                .header("RateLimit-Policy", equalTo("\"partner\";q=30;w=60, \"partner-day\";q=2;w=86400"));
    }

    @Test
    void a_stranger_who_asks_for_codes_is_limited_more_strictly_than_one_who_reads() {
        untilRefused(3, 201, () -> code("192.0.2.10")).then().header("RateLimit", containsString("\"open-writes\""));
        read("192.0.2.10").then().statusCode(200).header("RateLimit", containsString("\"address\""));
        code("192.0.2.11").then().statusCode(201);
    }

    @Test
    void an_ipv6_network_is_one_stranger() {
        var host = new AtomicLong();
        untilRefused(8, 200, () -> read("2001:db8:7::" + host.incrementAndGet()));
        read("2001:db8:8::1").then().statusCode(200);
    }

    @Test
    @Tag("long")
    void who_tries_tokens_is_limited_by_address() {
        untilRefused(8, 401, () -> guess("192.0.2.20"));
        guess("192.0.2.21").then().statusCode(401);
    }

    @Test
    void a_write_with_a_token_that_does_not_hold_uses_up_no_sign_in() {
        for (var request = 0; request < 5; request++) {
            from("192.0.2.22")
                    .auth()
                    .oauth2("rubbish")
                    .contentType("application/json")
                    .body("{}")
                    .post(ORDERS)
                    .then()
                    .statusCode(401)
                    .header("RateLimit-Policy", equalTo("\"address\";q=8;w=60"));
        }
        code("192.0.2.22").then().statusCode(201);
    }

    @Test
    void a_question_for_the_supported_protocol_is_a_read() {
        from("192.0.2.23")
                .options(ORDERS + "/" + UUID.randomUUID() + "/materials/uploads")
                .then()
                .header("RateLimit-Policy", equalTo("\"address\";q=8;w=60"));
    }

    @Test
    void reports_are_not_counted_until_one_had_no_good_signature_and_again_after_a_good_one() {
        for (var report = 0; report < 5; report++) {
            report("192.0.2.24", "well").then().statusCode(201).header("RateLimit", nullValue());
        }
        report("192.0.2.24", "unsigned").then().statusCode(401).header("RateLimit", nullValue());
        report("192.0.2.24", "well").then().statusCode(201).header("RateLimit", containsString("\"open-writes\""));
        report("192.0.2.24", "well").then().statusCode(201).header("RateLimit", nullValue());

        untilRefused(4, 401, () -> report("192.0.2.25", "unsigned"));
        report("192.0.2.24", "well").then().statusCode(201);
    }

    @Test
    void a_preflight_and_a_path_of_no_contract_are_not_counted() {
        for (var request = 0; request < 12; request++) {
            from("192.0.2.30").get("/nowhere").then().statusCode(404).header("RateLimit", nullValue());
            from("192.0.2.30")
                    .header("Origin", "https://front.test")
                    .header("Access-Control-Request-Method", "GET")
                    .options(ORDERS)
                    .then()
                    .statusCode(204)
                    .header("RateLimit", nullValue());
        }
        read("192.0.2.30").then().statusCode(200).header("RateLimit", equalTo("\"address\";r=7;t=8"));
    }

    /** Returns the first refusal, before which at least the quota was let through. */
    private static Response untilRefused(int quota, int otherwise, Supplier<Response> request) {
        for (var let = 0; let < MOST; let++) {
            var answer = request.get();
            if (answer.statusCode() == 429) {
                assertThat(let).as("let through").isGreaterThanOrEqualTo(quota);
                return answer;
            }
            assertThat(answer.statusCode()).isEqualTo(otherwise);
        }
        throw new AssertionError("none of " + MOST + " requests was refused");
    }

    private static Response as(UUID account) {
        return with(StubServices.signed(StubServices.claims().subject(account.toString()), "at+jwt"));
    }

    private static Response with(String token) {
        return given().auth().oauth2(token).get(ORDERS);
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static Response code(String address) {
        return from(address).contentType("application/json").body("{}").post(CODES);
    }

    private static Response report(String address, String behave) {
        return from(address)
                .header("x-behave", behave)
                .contentType("application/json")
                .body("[]")
                .post("/api/v1/delivery-reports/sms");
    }

    private static Response read(String address) {
        return from(address).get("/openapi");
    }

    private static Response guess(String address) {
        return from(address).auth().oauth2("rubbish").get(ORDERS);
    }
}

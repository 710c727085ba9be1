package cn.icpfiling.sandbox.clock;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
@QuarkusTestResource(ClockApiTest.TwoServices.class)
class ClockApiTest {

    @BeforeEach
    @AfterEach
    void healthy() {
        TwoServices.say("status", "204");
        given().post("/clock/reset").then().statusCode(200).body("offset", equalTo("PT0S"));
    }

    @Test
    void every_service_takes_the_offset_with_a_token() {
        advance("P45D").statusCode(200).body("offset", equalTo("PT1080H"));
        advance("PT1H30M").statusCode(200).body("offset", equalTo("PT1081H30M"));

        given().get("/clock").then().body("offset", equalTo("PT1081H30M"));
        assertThat(TwoServices.said("token-request"))
                .contains("client_id=sandbox")
                .contains("client_secret=hush+hush");
        assertThat(TwoServices.said("offset")).contains("PT1081H30M");
        assertThat(Duration.parse(given().get("/clock").path("offset")))
                .isEqualTo(Duration.ofHours(1081).plusMinutes(30));
    }

    @Test
    void a_service_that_does_not_follow_is_named_and_the_offset_stands() {
        TwoServices.say("status", "503");

        advance("P1D")
                .statusCode(502)
                .body("code", equalTo("CLOCK_NOT_TAKEN"))
                .body("errors.pointer", hasItem("/services/filing"));

        given().get("/clock").then().body("offset", equalTo("PT24H"));
        TwoServices.say("status", "204");
        advance("PT0S").statusCode(200).body("offset", equalTo("PT24H"));
    }

    @Test
    void backwards_and_nonsense_are_refused() {
        advance("-P1D").statusCode(400).body("errors[0].code", equalTo("BACKWARDS"));
        advance("tomorrow").statusCode(400).body("errors[0].code", equalTo("WRONG_FORM"));
        advance("P1M").statusCode(400).body("errors[0].code", equalTo("WRONG_FORM"));
        advance("P99999D").statusCode(400).body("errors[0].code", equalTo("TOO_FAR"));
        given().contentType("application/json")
                .body("{}")
                .post("/clock/advance")
                .then()
                .statusCode(400);
    }

    @Test
    void ten_years_again_and_again_end_at_a_hundred() {
        for (var times = 0; times < 10; times++) {
            advance("P3660D").statusCode(200);
        }
        advance("PT1S").statusCode(400).body("errors[0].code", equalTo("TOO_FAR"));
        given().get("/clock").then().body("offset", equalTo("PT878400H"));
    }

    @Test
    void the_page_moves_the_time_and_says_what_it_does_not_understand() {
        page("P7D").body(containsString("时间已前进 P7D。"));
        given().get("/clock").then().body("offset", equalTo("PT168H"));
        page("tomorrow").body(containsString("/by 须为时长"));
        page("back").body(containsString("所有服务恢复本机时间"));
        given().get("/clock").then().body("offset", equalTo("PT0S"));
        given().get("/test-clock").then().statusCode(200).body(containsString("value=\"P45D\""));
    }

    private static ValidatableResponse page(String by) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("by", by)
                .post("/test-clock")
                .then()
                .statusCode(200)
                .contentType("text/html");
    }

    private static ValidatableResponse advance(String by) {
        return given().contentType("application/json")
                .body("{\"by\":\"" + by + "\"}")
                .post("/clock/advance")
                .then();
    }

    /**
     * account-service and filing-service as far as the clock needs them; talks by system properties across class loaders. They are there
     * for the other tests of this module too, and take whatever time these move to.
     */
    public static final class TwoServices implements QuarkusTestResourceLifecycleManager {

        private HttpServer server;

        static void say(String key, String value) {
            System.setProperty("sandbox.clock-test." + key, value);
        }

        static String said(String key) {
            return System.getProperty("sandbox.clock-test." + key);
        }

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            say("status", "204");
            server.createContext("/oauth2/token", exchange -> {
                say("token-request", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                var body = "{\"access_token\":\"t-1\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/internal/clock", exchange -> {
                var known = "Bearer t-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
                say("offset", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(known ? Integer.parseInt(said("status")) : 401, -1);
                exchange.close();
            });
            server.start();
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    "icp.account.url", url, "icp.filing.url", url + "/", "icp.service.client-secret", "hush hush");
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}

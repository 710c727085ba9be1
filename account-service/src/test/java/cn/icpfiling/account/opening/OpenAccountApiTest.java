package cn.icpfiling.account.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OpenAccountApiTest {

    private final Caller caller = new Caller();

    @Test
    void who_holds_the_phone_opens_an_account_and_is_signed_in() {
        var opened = caller.opensAccount(caller.code("SIGN_UP"))
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/accounts/me")
                .header("Cache-Control", containsString("no-store"))
                .body("account.roles", contains("applicant"))
                .body("session.tokenType", equalTo("Bearer"))
                .body("session.expiresIn", equalTo(600))
                .extract()
                .jsonPath();

        caller.as(opened.getString("session.accessToken"))
                .get("/api/v1/accounts/me")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(opened.getString("account.accountId")))
                .body("phone", equalTo("139****" + caller.phone().substring(7)))
                .body("locale", equalTo("zh"));
    }

    @Test
    void mail_and_language_are_taken_along() {
        var code = caller.code("SIGN_UP");
        var session = caller.request()
                .body(Map.of(
                        "codeId", code.id(),
                        "code", code.digits(),
                        "phone", caller.e164(),
                        "mail", "holder@example.cn",
                        "locale", "en"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .body("account.locale", equalTo("en"))
                .body("session.advice", containsString("second factor"))
                .body("account.mail", equalTo("h***@example.cn"))
                .extract()
                .jsonPath();

        caller.as(Caller.serviceToken())
                .get("/internal/accounts/" + session.getString("account.accountId"))
                .then()
                .statusCode(200)
                .body("phone", equalTo(caller.e164()))
                .body("mail", nullValue())
                .body("status", equalTo("ACTIVE"))
                .body("locale", equalTo("en"));
    }

    @Test
    void a_wrong_code_is_refused_five_times_and_then_the_right_one_too() {
        var code = caller.code("SIGN_UP");

        for (var left = 4; left >= 0; left--) {
            caller.opensAccount(code.wrong())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("CODE_WRONG"))
                    .body("detail", containsString(Integer.toString(left)));
        }

        caller.opensAccount(code).then().statusCode(422).body("code", equalTo("CODE_VOID"));
    }

    @Test
    void many_guesses_at_once_are_five_guesses() throws Exception {
        var code = caller.code("SIGN_UP");
        var guesses = new ArrayList<Callable<String>>();
        for (var guess = 0; guess < 16; guess++) {
            guesses.add(() -> caller.opensAccount(code.wrong()).path("code"));
        }

        try (var threads = Executors.newFixedThreadPool(16)) {
            var codes = threads.invokeAll(guesses).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(codes).filteredOn("CODE_WRONG"::equals).hasSize(5);
            assertThat(codes).filteredOn("CODE_VOID"::equals).hasSize(11);
        }
    }

    @Test
    void a_code_is_bound_to_its_purpose_and_its_phone() {
        var signIn = caller.code("SIGN_IN");
        caller.opensAccount(signIn).then().statusCode(422).body("code", equalTo("CODE_UNKNOWN"));

        var signUp = caller.code("SIGN_UP");
        new Caller().opensAccount(signUp).then().statusCode(422).body("code", equalTo("CODE_WRONG"));

        caller.opensAccount(new Caller.Code(UUID.randomUUID().toString(), "123456"))
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_UNKNOWN"));
    }

    @Test
    void a_code_expires_after_five_minutes_of_the_business_clock() {
        var code = caller.code("SIGN_UP");

        moveClock("PT5M1S");
        try {
            caller.opensAccount(code).then().statusCode(422).body("code", equalTo("CODE_EXPIRED"));
        } finally {
            moveClock("PT0S");
        }
        caller.opensAccount(code).then().statusCode(201);
    }

    @Test
    void a_code_is_used_once() {
        var code = caller.code("SIGN_UP");
        caller.opensAccount(code).then().statusCode(201);

        caller.opensAccount(code).then().statusCode(422).body("code", equalTo("CODE_USED"));
    }

    @Test
    void a_phone_has_one_account() throws SQLException {
        caller.signedUp();
        forgetResend();

        caller.opensAccount(caller.code("SIGN_UP"))
                .then()
                .statusCode(409)
                .body("code", equalTo("ACCOUNT_EXISTS"))
                .body("remedy", containsString("SIGN_IN"));
    }

    @Test
    void of_many_sign_ups_at_once_with_one_phone_one_wins() throws Exception {
        var codes = new ArrayList<Caller.Code>();
        for (var count = 0; count < 4; count++) {
            codes.add(caller.code("SIGN_UP"));
            forgetResend();
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            var attempts = codes.stream()
                    .<Callable<Integer>>map(
                            code -> () -> caller.opensAccount(code).statusCode())
                    .toList();
            var statuses = threads.invokeAll(attempts).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
    }

    @Test
    void the_opening_is_published_once_and_as_the_contract_says() throws Exception {
        var id = caller.signedUp().getString("account.accountId");

        var topic = new TestTopic("icp.account.v1");
        var record = await().atMost(Duration.ofSeconds(20))
                .until(() -> topic.recordsOf(id), hasSize(1))
                .getFirst();
        assertThat(record.key()).isEqualTo(id);
        assertThat(TestTopic.header(record.headers(), "ce_type")).isEqualTo("account.opened");
        assertThat(TestTopic.header(record.headers(), "ce_source")).isEqualTo("/account-service");
        assertThat(TestTopic.header(record.headers(), "ce_subject")).isEqualTo(id);
        assertThat(TestTopic.header(record.headers(), "ce_sequence")).isEqualTo("1");
        var data = new ObjectMapper().readTree(record.value());
        var example = new ObjectMapper()
                .readTree(Path.of("src/main/contract/examples/account.opened.json")
                        .toFile());
        assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(example::fieldNames);
        assertThat(data.path("accountId").asText()).isEqualTo(id);
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(caller.phone());
    }

    @Test
    void fields_that_the_contract_does_not_know_are_refused() {
        var code = caller.code("SIGN_UP");
        var body = new HashMap<String, Object>();
        body.put("codeId", code.id());
        body.put("code", code.digits());
        body.put("phone", caller.phone());
        body.put("roles", List.of("administrator"));

        caller.request()
                .body(body)
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/roles"));
    }

    private static void moveClock(String offset) {
        new Caller()
                .as(Caller.serviceToken())
                .body(Map.of("offset", offset))
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }

    private static void forgetResend() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("delete from limit_events where kind = 'CODES_OF_PURPOSE'");
        }
    }
}

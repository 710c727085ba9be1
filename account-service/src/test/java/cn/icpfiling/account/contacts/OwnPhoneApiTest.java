package cn.icpfiling.account.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The old phone agrees to a new one, which is then proven; other sessions end. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OwnPhoneApiTest {

    private static final String PHONE = "/api/v1/accounts/me/phone";

    private final Caller holder = new Caller();
    private final Caller next = new Caller();
    private String account;
    private String token;

    @BeforeEach
    void signed_up() {
        var opened = holder.signedUp();
        account = opened.getString("account.accountId");
        token = opened.getString("session.accessToken");
    }

    @Test
    void the_phone_changes_after_both_phones_have_agreed() {
        var elsewhere = holder.signsIn(holder.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var agreed = holder.codeSentBy(() -> starts(next.phone()));
        var proof = next.codeSentBy(() -> consents(next.phone(), agreed));

        proves(next.phone(), proof)
                .then()
                .statusCode(200)
                .body(
                        "phone",
                        equalTo(next.phone().substring(0, 3) + "****"
                                + next.phone().substring(7)));

        Caller.looksUp(account).body("phone", equalTo(next.e164()));
        assertThat(PublishedChanges.of(account))
                .containsExactly("2 {\"accountId\":\"%s\",\"changed\":[\"PHONE\"]}".formatted(account));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(holder.texts().getLast()).contains("已改绑手机号").doesNotContain(next.phone()));
        holder.refreshes(elsewhere.getString("refreshToken")).then().statusCode(401);
        holder.as(token).get("/api/v1/accounts/me").then().statusCode(200);
        next.signsIn(next.code("SIGN_IN")).then().statusCode(201).body("account.accountId", equalTo(account));
    }

    @Test
    void the_devices_of_the_old_phone_are_forgotten_but_the_callers_own() throws SQLException {
        var device = holder.signsIn(holder.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("deviceToken");
        assertThat(knownDevices()).isEqualTo(2);
        var agreed = holder.codeSentBy(() -> starts(next.phone()));
        var proof = next.codeSentBy(() -> consents(next.phone(), agreed));

        holder.as(token)
                .body(Map.of(
                        "phone", next.phone(), "codeId", proof.id(), "code", proof.digits(), "deviceToken", device))
                .post(PHONE + "/proof")
                .then()
                .statusCode(200);

        assertThat(knownDevices()).isOne();
    }

    @Test
    void only_the_holder_of_the_new_phone_learns_that_it_has_an_account() {
        next.signedUp();
        var agreed = holder.codeSentBy(() -> starts(next.phone()));
        var proof = next.codeSentBy(() -> consents(next.phone(), agreed));

        proves(next.phone(), proof.wrong()).then().statusCode(422).body("code", equalTo("CODE_WRONG"));
        proves(next.phone(), proof).then().statusCode(409).body("code", equalTo("PHONE_TAKEN"));
        Caller.looksUp(account).body("phone", equalTo(holder.e164()));
    }

    @Test
    void a_code_of_one_step_or_number_is_none_for_another() {
        var agreed = holder.codeSentBy(() -> starts(next.phone()));

        refused(proves(next.phone(), agreed), "CODE_UNKNOWN");
        refused(consents(new Caller().phone(), agreed), "CODE_WRONG");
        refused(consents(next.phone(), new Caller.Code(UUID.randomUUID().toString(), "000000")), "CODE_UNKNOWN");
        var proof = next.codeSentBy(() -> consents(next.phone(), agreed));
        refused(consents(next.phone(), agreed), "CODE_USED");
        refused(proves(holder.phone(), proof), "CODE_WRONG");
        proves(next.phone(), proof).then().statusCode(200);
    }

    @Test
    void a_quota_that_is_spent_refuses_the_second_code_and_the_first_is_used_up() {
        for (var round = 0; round < 2; round++) {
            var agreed = holder.codeSentBy(() -> starts(next.phone()));
            next.codeSentBy(() -> consents(next.phone(), agreed));
            Caller.forgetsWaits();
        }
        var last = holder.codeSentBy(() -> starts(next.phone()));

        consents(next.phone(), last).then().statusCode(429).body("code", equalTo("CODE_QUOTA_SPENT"));
        refused(consents(next.phone(), last), "CODE_USED");
    }

    @Test
    void of_two_accounts_that_want_one_phone_at_once_one_gets_it() throws Exception {
        var other = new Caller();
        var othersToken = other.signedUp().getString("session.accessToken");
        var agreed = holder.codeSentBy(() -> starts(next.phone()));
        var proof = next.codeSentBy(() -> consents(next.phone(), agreed));
        var othersAgreed = other.codeSentBy(
                () -> other.as(othersToken).body(Map.of("phone", next.phone())).put(PHONE));
        var othersProof = next.codeSentBy(() -> sends(other, othersToken, "/consent", next.phone(), othersAgreed));

        var both = List.<Callable<Integer>>of(
                () -> proves(next.phone(), proof).statusCode(),
                () -> sends(other, othersToken, "/proof", next.phone(), othersProof)
                        .statusCode());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(both).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void the_phone_that_the_account_has_and_what_is_no_mobile_are_refused() {
        starts(holder.e164()).then().statusCode(409).body("code", equalTo("CONTACT_UNCHANGED"));
        starts("010-82998299").then().statusCode(400).body("errors.code", contains("PHONE_INVALID"));
        starts("139****5678").then().statusCode(422).body("errors.code", contains("MASKED_VALUE"));
    }

    private long knownDevices() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement("select count(*) from known_devices where account_id = ?")) {
            statement.setBytes(1, Binary.of(UUID.fromString(account)));
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private Response starts(String phone) {
        return holder.as(token).body(Map.of("phone", phone)).put(PHONE);
    }

    private Response consents(String phone, Caller.Code code) {
        return sends(holder, token, "/consent", phone, code);
    }

    private Response proves(String phone, Caller.Code code) {
        return sends(holder, token, "/proof", phone, code);
    }

    private static Response sends(Caller caller, String token, String step, String phone, Caller.Code code) {
        return caller.as(token)
                .body(Map.of("phone", phone, "codeId", code.id(), "code", code.digits()))
                .post(PHONE + step);
    }

    private static void refused(Response answer, String code) {
        answer.then().statusCode(422).body("code", equalTo(code));
    }
}

package cn.icpfiling.account.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who no longer has the phone in the filing asks the support; a person decides, and still only the account's own phone is told. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RecoveryCasesApiTest {

    private static final String CASES = "/api/v1/recovery-cases";
    private static final SupportDesk DESK = new SupportDesk();

    private final Caller owner = new Caller();
    private final RecoveryCaller searcher = new RecoveryCaller();
    private String support;

    @BeforeEach
    void somebody_of_the_support_is_there() {
        support = new Caller().entersAs("desk").getString("accessToken");
    }

    @Test
    void a_yes_sends_the_login_name_to_the_accounts_own_phone_and_the_outcome_to_whoever_asked() {
        var id = opened(filed());
        var before = owner.texts().size();

        answers(id, "LOGIN_NAME_SENT").then().statusCode(200).body("outcome", equalTo("LOGIN_NAME_SENT"));

        await().atMost(Duration.ofSeconds(15)).until(() -> owner.texts().size() > before);
        assertThat(owner.texts().getLast()).contains("登录名就是收到本短信的手机号");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !searcher.caller.texts().isEmpty());
        assertThat(searcher.caller.texts())
                .singleElement()
                .asString()
                .contains("已处理")
                .doesNotContain(owner.phone());
    }

    @Test
    void a_domain_that_is_not_filed_here_has_a_case_like_any_other_and_no_login_name() {
        var filed = searcher.asksSupport(searcher.begun(filed()));
        var other = new RecoveryCaller();
        var unfiled = other.asksSupport(other.begun(RecoveryCaller.freshDomain()));

        assertThat(filed.statusCode()).isEqualTo(unfiled.statusCode()).isEqualTo(202);
        assertThat(filed.asString()).hasSameSizeAs(unfiled.asString());
        var id = unfiled.<String>path("caseId");
        answers(id, "LOGIN_NAME_SENT").then().statusCode(409).body("code", equalTo("NOTHING_FILED_HERE"));
        answers(id, "NOT_FILED_HERE").then().statusCode(200);
    }

    @Test
    void a_case_is_answered_once_and_as_it_was_seen() {
        var id = opened(filed());
        var seen = shows(id).header("ETag");

        desk().header("Idempotency-Key", key())
                .header("If-Match", "*")
                .body(Map.of("outcome", "NOT_PROVEN"))
                .post(CASES + "/" + id + "/answer")
                .then()
                .statusCode(428);
        answers(id, "NOT_PROVEN").then().statusCode(200);
        desk().header("Idempotency-Key", key())
                .header("If-Match", seen)
                .body(Map.of("outcome", "NOT_PROVEN"))
                .post(CASES + "/" + id + "/answer")
                .then()
                .statusCode(412);
        answers(id, "NOT_PROVEN").then().statusCode(409).body("code", equalTo("RECOVERY_CASE_CLOSED"));
        assertThat(Audited.acts(id)).contains("RECOVERY_CASE.OPEN").containsOnlyOnce("RECOVERY_CASE.ANSWER NOT_PROVEN");
    }

    @Test
    void the_queue_decides_a_recovery_like_every_other_kind() {
        var id = opened(filed());
        var before = owner.texts().size();
        DESK.shows("desk", id).then().body("kind", equalTo("RECOVERY")).body("dueOn", notNullValue());
        DESK.decides("desk", id, "GRANTED", "IDENTITY_PROVEN").then().statusCode(409);
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT")
                .then()
                .statusCode(422)
                .body("code", equalTo("CASE_REASON_UNFIT"));
        DESK.decides("second-desk", id, "GRANTED", "IDENTITY_PROVEN")
                .then()
                .statusCode(409)
                .body("code", equalTo("CASE_NOT_CLAIMED"));

        DESK.decides("desk", id, "GRANTED", "IDENTITY_PROVEN")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED_GRANTED"));

        shows(id).then().body("outcome", equalTo("LOGIN_NAME_SENT"));
        await().atMost(Duration.ofSeconds(15)).until(() -> owner.texts().size() > before);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> searcher.caller.texts().size() == 1);
        answers(id, "NOT_PROVEN").then().statusCode(409).body("code", equalTo("RECOVERY_CASE_CLOSED"));
    }

    @Test
    void a_recovery_is_revealed_where_it_is_answered_and_its_caller_gets_no_message() {
        var id = opened(filed());
        DESK.claims("desk", id).then().statusCode(200);

        for (var refused : List.of(DESK.reveals("desk", id), DESK.writes("desk", id, "请补充材料", false))) {
            refused.then().statusCode(409).body("code", equalTo("CASE_DECIDED_ELSEWHERE"));
        }
    }

    @Test
    @Tag("long")
    void of_an_answer_and_a_decision_at_once_one_is_stored() throws Exception {
        var id = opened(filed());
        DESK.claims("desk", id).then().statusCode(200);
        var seen = DESK.shows("desk", id).header("ETag");
        try (var pool = Executors.newFixedThreadPool(2)) {
            var calls = List.<Callable<Integer>>of(
                    () -> answers(id, "NOT_PROVEN").statusCode(),
                    () -> DESK.decides("desk", id, seen, "REFUSED", "NOT_PROVEN")
                            .statusCode());

            assertThat(pool.invokeAll(calls).stream().map(call -> call.resultNow()))
                    .containsOnlyOnce(200);
        }
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> searcher.caller.texts().size() == 1);
    }

    @Test
    void nothing_is_granted_for_a_domain_that_is_not_filed_here() {
        var id = opened(RecoveryCaller.freshDomain());
        DESK.claims("desk", id).then().statusCode(200);

        DESK.decides("desk", id, "GRANTED", "IDENTITY_PROVEN")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_FILED_HERE"));
        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of("NOTHING_FILED_HERE")));
        shows(id).then().body("filed", equalTo("NOWHERE"));
        DESK.decides("desk", id, "REFUSED", "NOT_FILED_HERE").then().statusCode(200);
        shows(id).then().body("outcome", equalTo("NOT_FILED_HERE"));
    }

    @Test
    void who_proves_the_identity_is_told_that_the_filing_waits_on_the_old_platform() {
        var id = opened(searcher.domainOnTheOldPlatform("CLAIM"));
        shows(id).then().body("filed", equalTo("OLD_PLATFORM"));
        DESK.shows("desk", id).then().body("hindrances", equalTo(List.of()));
        DESK.claims("desk", id).then().statusCode(200);

        DESK.decides("desk", id, "GRANTED", "IDENTITY_PROVEN").then().statusCode(200);

        shows(id).then().body("outcome", equalTo("ON_OLD_PLATFORM")).body("filed", nullValue());
        await().atMost(Duration.ofSeconds(15))
                .until(() -> searcher.caller.texts().size() == 1);
        assertThat(searcher.caller.texts().getFirst()).contains("尚在原备案平台", "认领备案");
    }

    @Test
    void an_answer_names_the_old_platform_of_a_filing_to_be_imported_whichever_grant_the_support_names() {
        var id = opened(searcher.domainOnTheOldPlatform("LEGACY_IMPORT"));

        answers(id, "LOGIN_NAME_SENT").then().statusCode(200).body("outcome", equalTo("ON_OLD_PLATFORM"));

        await().atMost(Duration.ofSeconds(15))
                .until(() -> searcher.caller.texts().size() == 1);
        assertThat(searcher.caller.texts().getFirst()).contains("导入备案", "更换原备案账号邮箱");
    }

    @Test
    @Tag("long")
    void an_answer_that_was_lost_is_given_again_and_sends_nothing_twice() {
        var id = opened(filed());
        var seen = shows(id).header("ETag");
        var key = key();
        for (var again : List.of(false, true)) {
            var answer = desk().header("Idempotency-Key", key)
                    .header("If-Match", seen)
                    .body(Map.of("outcome", "NOT_PROVEN"))
                    .post(CASES + "/" + id + "/answer");
            answer.then().statusCode(200);
            assertThat(answer.header("Idempotent-Replayed")).isEqualTo(again ? "true" : null);
        }

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> searcher.caller.texts().size() == 1);
    }

    @Test
    void a_recovery_is_brought_before_the_support_once_however_often_it_is_asked_at_once() throws Exception {
        var recovery = searcher.begun(RecoveryCaller.freshDomain());
        try (var pool = Executors.newFixedThreadPool(4)) {
            var calls = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> searcher.asksSupport(recovery).statusCode())
                    .toList();

            assertThat(pool.invokeAll(calls).stream().map(call -> call.resultNow()))
                    .containsOnlyOnce(202)
                    .containsOnly(202, 409);
        }
    }

    @Test
    void an_address_opens_five_cases_a_day() throws SQLException {
        for (var opened = 0; opened < 5; opened++) {
            opened(RecoveryCaller.freshDomain());
        }

        searcher.asksSupport(searcher.begun(RecoveryCaller.freshDomain()))
                .then()
                .statusCode(429)
                .body("code", equalTo("RECOVERY_QUOTA_SPENT"));
    }

    @Test
    void who_asks_is_masked_until_a_reason_is_given_and_the_audit_is_told() throws SQLException {
        var id = opened(filed());

        shows(id).then().statusCode(200).body("name", equalTo("王**")).body("phone", equalTo(masked()));
        assertThat(shows(id).asString()).doesNotContain(searcher.caller.phone(), "负责人");
        desk().body(Map.of("reason", "CHECK_IDENTITY"))
                .post(CASES + "/" + id + "/reveals")
                .then()
                .statusCode(200)
                .body("name", equalTo("王小明"))
                .body("phone", equalTo(searcher.caller.e164()))
                .body("message", equalTo("负责人已更换手机号"));
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select count(*) from audit_entries where act = 'DATA.REVEAL'"
                        + " and reason = 'CHECK_IDENTITY' and object_id = unhex(replace(?, '-', ''))")) {
            query.setString(1, id);
            var rows = query.executeQuery();
            rows.next();
            assertThat(rows.getLong(1)).isOne();
        }
    }

    @Test
    void a_trace_of_the_domain_names_the_recovery_and_whoever_saw_the_data_of_its_case() {
        var domain = filed();
        var id = opened(domain);
        desk().body(Map.of("reason", "CHECK_IDENTITY"))
                .post(CASES + "/" + id + "/reveals")
                .then()
                .statusCode(200);

        var entries = new Caller()
                .as(Caller.serviceToken())
                .body(Map.of("names", Map.of("domain", List.of(domain)), "limit", 10))
                .post("/internal/history-entries")
                .then()
                .statusCode(200);

        entries.body("entries.what", contains("RECOVERY.BEGIN", "OPENED", "RECOVERY_CASE.OPEN", "DATA.REVEAL"))
                .body("entries[3].objectId", equalTo(id))
                .body("entries[3].told.actor.role", containsString("support"))
                .body("entries[3].told.reasons.code", contains("CHECK_IDENTITY"));
        assertThat(entries.extract().asString()).doesNotContain(searcher.caller.phone(), "王小明", "负责人");
    }

    @Test
    void the_desk_sees_open_cases_page_by_page_and_answered_ones_apart() {
        var first = opened(RecoveryCaller.freshDomain());
        var second = opened(RecoveryCaller.freshDomain());

        assertThat(everything(false)).contains(first, second);
        answers(first, "NOT_PROVEN").then().statusCode(200);
        assertThat(everything(false)).contains(second).doesNotContain(first);
        assertThat(everything(true)).contains(first).doesNotContain(second);
    }

    @Test
    void cases_are_for_the_support() {
        var reviewer = new Caller();
        reviewer.as(reviewer.entersAs("reviewer").getString("accessToken"))
                .get(CASES)
                .then()
                .statusCode(403);
        reviewer.request().get(CASES).then().statusCode(401);
        desk().get(CASES + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void neither_name_nor_phone_nor_message_is_in_the_database() throws SQLException {
        opened(filed());

        try (var database = LocalStack.connection();
                var rows = database.createStatement()
                        .executeQuery("select hex(name), hex(phone), hex(message) from recovery_cases")) {
            while (rows.next()) {
                for (var column = 1; column <= 3; column++) {
                    assertThat(String.valueOf(rows.getString(column)))
                            .doesNotContain(hex("王小明"), hex(searcher.caller.phone()), hex("负责人"));
                }
            }
        }
    }

    @AfterEach
    void forgetLimits() throws SQLException {
        RecoveryCaller.forgetLimits();
    }

    private String filed() {
        return searcher.domainOf(owner.signedUp().getString("account.accountId"), "NONE");
    }

    private String opened(String domain) {
        return searcher.asksSupport(searcher.begun(domain))
                .then()
                .statusCode(202)
                .extract()
                .path("caseId");
    }

    private Response shows(String id) {
        return desk().get(CASES + "/" + id);
    }

    private Response answers(String id, String outcome) {
        return desk().header("Idempotency-Key", key())
                .header("If-Match", shows(id).header("ETag"))
                .body(Map.of("outcome", outcome))
                .post(CASES + "/" + id + "/answer");
    }

    private List<String> everything(boolean answered) {
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = desk().queryParam("answered", answered)
                    .queryParam("limit", 2)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get(CASES)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.caseId"));
            next = page.getString("next");
        } while (next != null);
        return seen;
    }

    private RequestSpecification desk() {
        return new Caller().as(support);
    }

    private String masked() {
        return searcher.caller.phone().replaceFirst("(\\d{3})\\d{4}", "$1****");
    }

    private static String key() {
        return "\"" + UUID.randomUUID() + "\"";
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

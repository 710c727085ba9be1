package cn.icpfiling.account.cases;

import static cn.icpfiling.account.Rows.count;
import static cn.icpfiling.account.Rows.execute;
import static cn.icpfiling.account.Rows.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One queue: claims, messages, decisions by one person, reveals, expiry and retention. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SupportCasesApiTest {

    private static final SupportDesk DESK = new SupportDesk();

    private final Caller holder = new Caller();
    private final UUID finding = UUID.randomUUID();
    private String account;
    private String token;

    @Inject
    BusinessClock clock;

    @Inject
    ExpireCases expire;

    @Inject
    DeleteOldCases deleteOld;

    @BeforeEach
    void a_holder_was_notified_of_a_finding() {
        var signedUp = holder.signedUp();
        account = signedUp.getString("account.accountId");
        token = signedUp.getString("session.accessToken");
        execute("insert into notices (id, account_id, cause, channel, template, language, recipient, fate, attempts,"
                + " next_attempt_at, created_at, finding_id) values ("
                + hex(UUID.randomUUID().toString()) + ", "
                + hex(account) + ", 'test/" + finding + "', 'SMS', 'FINDING_NOTIFIED', 'ZH', '', 'SENT', 1,"
                + " utc_timestamp(6), utc_timestamp(6), " + hex(finding.toString()) + ")");
    }

    @AfterEach
    void the_clock_is_right_again() {
        clock.moveTo(Duration.ZERO);
        execute("delete from limit_events");
        execute("delete from notices where finding_id = " + hex(finding.toString()));
    }

    @Test
    void a_question_about_a_finding_is_claimed_answered_and_read_by_its_holder() {
        var id = asked();
        DESK.lists("desk", Map.of("kind", "FINDING_QUESTION", "limit", 200))
                .then()
                .statusCode(200)
                .body("items.caseId", hasItem(id));
        DESK.claims("desk", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CLAIMED"))
                .body("twoPersons", equalTo(false))
                .body("dueOn", notNullValue())
                .body("overdue", equalTo(false));
        DESK.lists("desk", Map.of("state", "OPEN", "limit", 200)).then().body("items.caseId", not(hasItem(id)));

        DESK.writes("desk", id, "空壳结论以三次访问为准", false).then().statusCode(200);
        DESK.decides("desk", id, "GRANTED", "ANSWERED")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED_GRANTED"))
                .body("reason", equalTo("ANSWERED"));

        holder.as(token)
                .get("/api/v1/own-cases/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("GRANTED"))
                .body("messages.text", equalTo(List.of("空壳结论以三次访问为准")));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> holder.texts().stream().anyMatch(text -> text.contains("问题已答复")));
        assertThat(holder.texts()).anyMatch(text -> text.contains("新的客服留言"));
    }

    @Test
    void a_holder_asks_about_findings_that_they_were_notified_of_and_once_at_a_time() {
        ask(token, UUID.randomUUID()).then().statusCode(404);
        var other = new Caller();
        ask(other.signedUp().getString("session.accessToken"), finding).then().statusCode(404);

        var id = asked();
        ask(token, finding).then().statusCode(409).body("code", equalTo("CASE_OPEN_ALREADY"));
        post(token, id, "withdrawal").then().statusCode(200).body("state", equalTo("STOPPED"));
        asked();
    }

    @Test
    void the_support_asks_back_and_the_case_waits_for_its_holder_until_it_expires() {
        var id = asked();
        DESK.claims("desk", id).then().statusCode(200);
        DESK.writes("desk", id, "是哪个网站？", true)
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING_FOR_HOLDER"))
                .body("claimedBy", nullValue());
        DESK.claims("desk", id).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        write(token, id, "example.cn").then().statusCode(200);
        post(token, id, "handing-in").then().statusCode(200).body("state", equalTo("UNDER_REVIEW"));

        DESK.claims("desk", id).then().statusCode(200);
        DESK.writes("desk", id, "请补充截图", true).then().statusCode(200);
        clock.moveTo(Duration.ofDays(31));
        expire.runDue();

        holder.as(token)
                .get("/api/v1/own-cases/" + id)
                .then()
                .body("state", equalTo("EXPIRED"))
                .body("reason", equalTo("NOT_ANSWERED"));
        write(token, id, "太晚了").then().statusCode(409).body("code", equalTo("CASE_CLOSED"));
    }

    @Test
    void a_case_is_due_after_its_working_day_and_overdue_later() {
        var id = asked();
        DESK.shows("desk", id).then().body("overdue", equalTo(false));

        clock.moveTo(Duration.ofDays(20));

        DESK.shows("desk", id).then().body("overdue", equalTo(true));
    }

    @Test
    void of_two_claims_at_once_one_wins() throws Exception {
        var id = asked();
        DESK.shows("desk", id).then().statusCode(200);
        DESK.shows("second-desk", id).then().statusCode(200);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var calls = List.<Callable<Integer>>of(
                    () -> DESK.claims("desk", id).statusCode(),
                    () -> DESK.claims("second-desk", id).statusCode());

            assertThat(pool.invokeAll(calls).stream().map(call -> call.resultNow()))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void only_the_person_with_the_claim_writes_decides_and_releases() {
        var id = asked();
        DESK.writes("desk", id, "无人领取", false).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        DESK.decides("desk", id, "REFUSED", "NOT_PROVEN").then().statusCode(409);
        DESK.claims("desk", id).then().statusCode(200);
        for (var refused : List.of(
                DESK.writes("second-desk", id, "不是我领取的", false),
                DESK.decides("second-desk", id, "REFUSED", "NOT_PROVEN"),
                DESK.releases("second-desk", id))) {
            refused.then().statusCode(409).body("code", equalTo("CASE_NOT_CLAIMED"));
        }
        DESK.claims("second-desk", id).then().statusCode(409).body("code", equalTo("CASE_NOT_FREE"));
        execute("update support_cases set claim_ends_at = utc_timestamp(6) where id = " + hex(id));
        DESK.shows("desk", id).then().body("state", equalTo("OPEN"));
        DESK.claims("second-desk", id).then().statusCode(200);
        DESK.releases("second-desk", id).then().statusCode(204);
        DESK.shows("desk", id).then().body("state", equalTo("OPEN"));
    }

    @Test
    void a_decision_needs_a_reason_of_its_own_and_the_version_that_was_seen() {
        var id = asked();
        var stale = DESK.shows("desk", id).header("ETag");
        DESK.claims("desk", id).then().statusCode(200);

        DESK.decides("desk", id, "GRANTED", "NOT_PROVEN")
                .then()
                .statusCode(422)
                .body("code", equalTo("CASE_REASON_UNFIT"));
        DESK.decides("desk", id, stale, "REFUSED", "NOT_PROVEN").then().statusCode(412);
        DESK.decides("desk", id, "*", "REFUSED", "NOT_PROVEN").then().statusCode(428);
        DESK.decides("desk", id, "SENT_BACK", "CHECK_AGAIN").then().statusCode(409);
        DESK.decides("desk", id, "REFUSED", "NOT_PROVEN").then().statusCode(200);
        DESK.decides("desk", id, "REFUSED", "NOT_PROVEN").then().statusCode(409);
    }

    @Test
    void what_was_written_is_shown_for_a_reason_only_and_the_audit_is_told() {
        var id = asked();
        write(token, id, "我的电话是13800000000").then().statusCode(200);

        assertThat(DESK.shows("desk", id).asString()).doesNotContain("为何", "13800000000");
        DESK.reveals("desk", id)
                .then()
                .statusCode(200)
                .body("text", equalTo("为何仍显示为空壳"))
                .body("messages.text", equalTo(List.of("我的电话是13800000000")));
        assertThat(count("select count(*) from audit_entries where act = 'DATA.REVEAL' and object_type = 'SUPPORT_CASE'"
                        + " and reason = 'CHECK_IDENTITY' and object_id = " + hex(id)))
                .isOne();
        assertThat(count("select count(*) from support_case_messages where case_id = " + hex(id)
                        + " and text like '%13800000000%'"))
                .isZero();
    }

    @Test
    void cases_are_for_the_support_and_for_their_holder() {
        var id = asked();
        var reviewer = new Caller();
        reviewer.as(reviewer.entersAs("reviewer").getString("accessToken"))
                .get(SupportDesk.CASES)
                .then()
                .statusCode(403);
        holder.request().get(SupportDesk.CASES).then().statusCode(401);
        holder.as(token).get(SupportDesk.CASES).then().statusCode(403);
        DESK.shows("desk", UUID.randomUUID().toString()).then().statusCode(404);

        var stranger = new Caller();
        var strangers = stranger.signedUp().getString("session.accessToken");
        stranger.as(strangers).get("/api/v1/own-cases/" + id).then().statusCode(404);
        post(strangers, id, "withdrawal").then().statusCode(404);
        post(strangers, id, "stop").then().statusCode(404);
        post(token, id, "stop").then().statusCode(404);
        stranger.as(strangers).get("/api/v1/own-cases").then().statusCode(200).body("items", equalTo(List.of()));
        holder.as(token).get("/api/v1/own-cases").then().body("items.caseId", equalTo(List.of(id)));
    }

    @Test
    void another_service_opens_its_kinds_only_and_reads_the_result() {
        var object = UUID.randomUUID();
        opens("FINDING_QUESTION", object).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        var id = opens("LEGACY_PAPERS", object)
                .then()
                .statusCode(201)
                .body("state", equalTo("WAITING_FOR_HOLDER"))
                .extract()
                .<String>path("caseId");
        opens("LEGACY_PAPERS", object).then().statusCode(201).body("caseId", equalTo(id));

        post(token, id, "handing-in").then().statusCode(409).body("code", equalTo("CASE_PAPERS_MISSING"));
        for (var kind : List.of("APPLICANT_ID_FRONT", "APPLICANT_ID_BACK", "HAND_HELD_PHOTO")) {
            SupportDesk.hasPaper(id, kind, "CLEAN");
        }
        post(token, id, "handing-in").then().statusCode(200);
        DESK.claims("desk", id).then().statusCode(200);
        DESK.decides("desk", id, "GRANTED", "PAPERS_PROVE_IT").then().statusCode(200);

        internal()
                .get("/internal/support-cases/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED_GRANTED"))
                .body("objectId", equalTo(object.toString()));
    }

    @Test
    void a_repeat_without_the_name_gets_the_same_case_and_another_holder_gets_none() {
        var object = UUID.randomUUID();
        var key = SupportDesk.key();
        var named = Map.of(
                "kind", "LEGACY_PAPERS", "holder", account, "holderKind", "PERSON", "objectId", object, "name", "王小明");
        var nameless = Map.of("kind", "LEGACY_PAPERS", "holder", account, "holderKind", "PERSON", "objectId", object);
        var id = opens(key, named).then().statusCode(201).extract().<String>path("caseId");

        opens(key, nameless).then().statusCode(201).body("caseId", equalTo(id));
        opens(SupportDesk.key(), nameless).then().statusCode(201).body("caseId", equalTo(id));
        var other = new Caller().signedUp().getString("account.accountId");
        var others = Map.of("kind", "LEGACY_PAPERS", "holder", other, "holderKind", "PERSON", "objectId", object);
        opens(SupportDesk.key(), others).then().statusCode(409).body("code", equalTo("CASE_OPEN_ALREADY"));
    }

    @Test
    void another_service_withdraws_a_claim_once_and_leaves_a_decided_one() {
        var id = opens("LEGACY_CLAIM", UUID.randomUUID()).then().extract().<String>path("caseId");
        withdraws(id).body("state", equalTo("STOPPED"));
        withdraws(id).body("state", equalTo("STOPPED"));
        var granted = opens("LEGACY_CLAIM", UUID.randomUUID()).then().extract().<String>path("caseId");
        for (var kind : List.of("APPLICANT_ID_FRONT", "APPLICANT_ID_BACK")) {
            SupportDesk.hasPaper(granted, kind, "CLEAN");
        }
        post(token, granted, "handing-in").then().statusCode(200);
        DESK.claims("desk", granted).then().statusCode(200);
        DESK.decides("desk", granted, "GRANTED", "PAPERS_PROVE_IT").then().statusCode(200);
        withdraws(granted).body("state", equalTo("DECIDED_GRANTED"));
        for (var twice = 0; twice < 2; twice++) {
            internal()
                    .body("{\"code\":\"LEGACY_FILING_TAKEN\"}")
                    .post("/internal/support-cases/" + granted + "/failure")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("FAILED"))
                    .body("reason", equalTo("LEGACY_FILING_TAKEN"));
        }
    }

    @Test
    void a_case_is_deleted_180_days_after_its_end() {
        var id = asked();
        write(token, id, "一条留言").then().statusCode(200);
        post(token, id, "withdrawal").then().statusCode(200);
        clock.moveTo(DeleteOldCases.AGE.minusMinutes(1));
        deleteOld.run();
        assertThat(count("select count(*) from support_cases where id = " + hex(id)))
                .isOne();

        clock.moveTo(DeleteOldCases.AGE.plusMinutes(1));
        deleteOld.run();

        assertThat(count("select count(*) from support_cases where id = " + hex(id)))
                .isZero();
        assertThat(count("select count(*) from support_case_messages where case_id = " + hex(id)))
                .isZero();
    }

    private String asked() {
        return ask(token, finding).then().statusCode(201).extract().path("caseId");
    }

    private Response ask(String as, UUID about) {
        return holder.as(as)
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("findingId", about, "text", "为何仍显示为空壳"))
                .post("/api/v1/finding-questions");
    }

    private Response post(String as, String id, String act) {
        return holder.as(as).header("Idempotency-Key", SupportDesk.key()).post("/api/v1/own-cases/" + id + "/" + act);
    }

    private Response write(String as, String id, String text) {
        return holder.as(as)
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of("text", text))
                .post("/api/v1/own-cases/" + id + "/messages");
    }

    private Response opens(String kind, UUID object) {
        return opens(
                SupportDesk.key(),
                Map.of("kind", kind, "holder", account, "holderKind", "PERSON", "objectId", object, "name", "王小明"));
    }

    private static Response opens(String key, Map<String, ?> wanted) {
        return internal().header("Idempotency-Key", key).body(wanted).post("/internal/support-cases");
    }

    private static ValidatableResponse withdraws(String id) {
        return internal()
                .post("/internal/support-cases/" + id + "/withdrawal")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification internal() {
        return new Caller().as(Caller.serviceToken());
    }
}

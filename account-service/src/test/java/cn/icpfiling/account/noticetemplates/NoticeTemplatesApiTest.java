package cn.icpfiling.account.noticetemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test uses a text of its own, because a version stays in force for the tests after it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class NoticeTemplatesApiTest {

    private static final String TEMPLATES = "/api/v1/notice-templates";

    private String first;
    private String second;

    @Inject
    Notices notices;

    @Inject
    AccountRepository accounts;

    @BeforeEach
    void two_administrators_enter() {
        first = new Caller().entersAs("administrator").getString("accessToken");
        second = new Caller().entersAs("second-administrator").getString("accessToken");
    }

    @Test
    void the_catalogue_lists_each_template_with_its_variables_and_versions() {
        as(first)
                .header("Accept-Language", "en")
                .queryParam("limit", 200)
                .get(TEMPLATES)
                .then()
                .statusCode(200)
                .body("items", hasSize(NoticeTemplate.values().length))
                .body("items.find { it.template == 'ORDER_COMPLETED' }.texts", hasSize(4))
                .body("items.find { it.template == 'FINDING_NOTIFIED' }.texts", hasSize(6))
                .body("items.find { it.template == 'FINDING_NOTIFIED' }.recipients", hasSize(4))
                .body("items.find { it.template == 'CODE_STEP_UP' }.texts.required.flatten()", hasItem("code"));
        as(first)
                .header("Accept-Language", "en")
                .get(TEMPLATES + "/FINDING_NOTIFIED")
                .then()
                .statusCode(200)
                .body("cause", equalTo("An inspection found a fault"))
                .body("variables.find { it.name == 'dueOn' }.optional", equalTo(true))
                .body("variables.find { it.name == 'dueOn' }.example", equalTo("2026-12-15"));
        as(first).get(TEMPLATES + "/NO_SUCH").then().statusCode(404);
        as(first).get(TEMPLATES + "/ORDER_COMPLETED/texts/VOICE/ZH").then().statusCode(404);
    }

    @Test
    void a_text_is_drafted_by_one_and_published_by_another_and_old_notices_keep_theirs() throws SQLException {
        var path = text("PASSWORD_SET", "SMS", "ZH");
        var holder = opened();
        tell(holder, NoticeTemplate.PASSWORD_SET, "before");
        var before = as(first).get(path);
        before.then().statusCode(200).body("version", equalTo(1)).body("draft", nullValue());

        var drafted = drafts(path, before.header("ETag"), Map.of("text", "【{provider}】您的账号已设置新的登录密码。", "note", "更短"));
        drafted.then().statusCode(200).body("draft.note", equalTo("更短")).body("version", equalTo(1));
        publishes(first, path, drafted.header("ETag"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_SECOND_PERSON_NEEDED"));
        publishes(second, path, before.header("ETag")).then().statusCode(412);
        publishes(second, path, "*").then().statusCode(428);
        publishes(second, path, drafted.header("ETag"))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("draft", nullValue())
                .body("versions", hasSize(2))
                .body("versions[0].publishedBy", notNullValue())
                .body("versions[0].shipped", equalTo(false));
        tell(holder, NoticeTemplate.PASSWORD_SET, "after");

        assertThat(holder.notices())
                .anySatisfy(text -> assertThat(text).isEqualTo("【阿里云】您的账号已设置新的登录密码。"))
                .anySatisfy(text -> assertThat(text).isNotEqualTo("【阿里云】您的账号已设置新的登录密码。"));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(holder.caller().texts()).contains("【阿里云】您的账号已设置新的登录密码。"));
        publishes(second, path, as(first).get(path).header("ETag"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_NO_DRAFT"));
        assertThat(acts("NOTICE_TEXT.PUBLISH")).isPositive();
    }

    @Test
    void a_text_that_breaks_rules_is_refused_by_code_and_pointer_and_nothing_is_kept() {
        var path = text("ORDER_EXPIRED", "MAIL", "EN");
        var tag = as(first).get(path).header("ETag");

        drafts(path, tag, Map.of("subject", "x {lastName}", "text", "{order} https://evil.example", "note", "n"))
                .then()
                .statusCode(422)
                .body("code", equalTo("RULES_BROKEN"))
                .body("errors.code", hasItems("TEMPLATE_VARIABLE_UNKNOWN", "TEMPLATE_HOST_FOREIGN"))
                .body("errors.pointer", hasItems("/subject", "/text"));
        drafts(path, tag, Map.of("text", "{order}", "note", "n"))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("TEMPLATE_SUBJECT_MISSING"));
        drafts(path, tag, Map.of("subject", "Order", "text", "{order}{#if order}", "note", "n"))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("TEMPLATE_TAG_UNCLOSED"));
        drafts(path, tag, Map.of("subject", "Order", "text", "{order.toString()}", "note", "n"))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("TEMPLATE_TAG_UNKNOWN"));
        as(first).body(Map.of("text", "{order}", "note", "n")).put(path).then().statusCode(428);
        drafts(path, tag, Map.of("text", "x".repeat(4001), "note", "n")).then().statusCode(400);

        var after = as(first).get(path);
        after.then().statusCode(200).body("draft", nullValue());
        assertThat(after.header("ETag")).isEqualTo(tag);
    }

    private record Fault(String template, String channel, String subject, String text, String code) {

        Map<String, String> body() {
            return subject == null ? Map.of("text", text) : Map.of("subject", subject, "text", text);
        }
    }

    private static Stream<Fault> faults() {
        var good = "[{provider}] {order}";
        return Stream.of(
                new Fault(
                        "ORDER_APPROVED",
                        "SMS",
                        null,
                        good + "{#for o in order}{o}{/for}",
                        "TEMPLATE_VARIABLE_MISUSED"),
                new Fault("ORDER_APPROVED", "SMS", null, good + "{expectedFrom}", "TEMPLATE_OPTIONAL_UNGUARDED"),
                new Fault(
                        "ORDER_APPROVED",
                        "SMS",
                        null,
                        "{#if order}".repeat(8) + good + "{/if}".repeat(8),
                        "TEMPLATE_TOO_DEEP"),
                new Fault("ORDER_APPROVED", "SMS", null, good + "<b>", "TEMPLATE_MARKUP"),
                new Fault("ORDER_APPROVED", "SMS", null, good + "\u202E", "TEMPLATE_CHARACTER_REFUSED"),
                new Fault("ORDER_APPROVED", "SMS", null, "{#if expectedFrom}{order}{/if}", "TEMPLATE_EMPTY"),
                new Fault("ORDER_APPROVED", "SMS", null, good + " x".repeat(250), "TEMPLATE_SMS_TOO_LONG"),
                new Fault("ORDER_APPROVED", "SMS", null, "{order}", "TEMPLATE_SIGN_MISSING"),
                new Fault("ORDER_APPROVED", "SMS", "x", good, "TEMPLATE_SUBJECT_UNWANTED"),
                new Fault("MAIL_CHANGED", "MAIL", "x".repeat(79), "{mail}", "TEMPLATE_SUBJECT_TOO_LONG"),
                new Fault("MAIL_CHANGED", "MAIL", "{mail}", "{mail}", "TEMPLATE_SUBJECT_PERSONAL"),
                new Fault("FINDING_CURED", "MAIL", "x", "{message}", "TEMPLATE_TITLE_MISSING"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Tag("long")
    void each_fault_of_a_text_is_told_by_its_code(Fault fault) {
        as(first)
                .body(fault.body())
                .post(text(fault.template(), fault.channel(), "EN") + "/preview")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem(fault.code()));
    }

    @Test
    void a_preview_counts_the_parts_of_an_sms_and_shows_both_parts_of_a_mail() {
        as(first)
                .body(Map.of("text", "[{provider}] Order {order} is over."))
                .post(text("ORDER_EXPIRED", "SMS", "EN") + "/preview")
                .then()
                .statusCode(200)
                .body("text", equalTo("[Alibaba Cloud] Order 00000003 is over."))
                .body("alphabet", equalTo("GSM_7"))
                .body("segments", equalTo(1))
                .body("unapprovedBy", equalTo(List.of("PRIMARY")))
                .body("html", nullValue());
        as(first)
                .body(Map.of())
                .post(text("FINDING_NOTIFIED", "MAIL", "ZH") + "/preview")
                .then()
                .statusCode(200)
                .body("subject", equalTo("《阿里云备案信息核查通知》"))
                .body("text", containsString("2026-12-15"))
                .body("html", containsString("<p>"))
                .body("unapprovedBy", nullValue());
        as(first)
                .body(Map.of("text", "no sign"))
                .post(text("ORDER_EXPIRED", "SMS", "EN") + "/preview")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("TEMPLATE_VARIABLE_REQUIRED"));
    }

    @Test
    void a_test_message_goes_to_the_administrator_alone_and_not_too_often() throws SQLException {
        var path = text("ORDER_REMINDED", "SMS", "ZH") + "/test-messages";
        forgetTests();
        var key = UUID.randomUUID().toString();

        tries(second, path, key).then().statusCode(202).body("address", containsString("*"));
        tries(second, path, key).then().statusCode(202).header("Idempotent-Replayed", notNullValue());

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(
                                Caller.outside("/received/sms?to=13700000042").<String>getList("text"))
                        .singleElement()
                        .asString()
                        .startsWith("【阿里云】模板试发：【阿里云】")
                        .contains("2027-01-08"));
        tries(first, path, UUID.randomUUID().toString())
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_TEST_NO_CONTACT"));
        for (var times = 1; times < 10; times++) {
            tries(second, path, UUID.randomUUID().toString()).then().statusCode(202);
        }
        tries(second, path, UUID.randomUUID().toString())
                .then()
                .statusCode(429)
                .body("code", equalTo("TOO_MANY_REQUESTS"));
        forgetTests();
    }

    @Test
    void a_version_begins_on_its_day_and_no_earlier_one_is_hidden() {
        var path = text("ORDER_APPROVED", "SMS", "EN");
        var from = Instant.now().plus(Duration.ofDays(30)).toString();
        var good = Map.of("text", "[{provider}] Order {order} is approved.", "note", "shorter");
        drafts(path, as(first).get(path).header("ETag"), good).then().statusCode(200);

        publishes(second, path, as(first).get(path).header("ETag"), "2020-01-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("TEMPLATE_EFFECTIVE_IN_THE_PAST"));
        publishes(second, path, as(first).get(path).header("ETag"), from)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("versions", hasSize(2));
        drafts(path, as(first).get(path).header("ETag"), good).then().statusCode(200);
        publishes(second, path, as(first).get(path).header("ETag"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_LATER_VERSION"));
    }

    @Test
    void one_of_two_publications_at_once_holds() throws Exception {
        var path = text("MAIL_REMOVED", "SMS", "EN");
        var good = Map.of("text", "[{provider}] The mail of your account was removed.", "note", "shorter");
        var tag = drafts(path, as(first).get(path).header("ETag"), good).header("ETag");

        assertThat(AtOnce.times(2, () -> publishes(second, path, tag).statusCode()))
                .containsExactlyInAnyOrder(200, 412);

        as(first).get(path).then().body("versions", hasSize(2));
    }

    @Test
    void a_reviewer_neither_reads_nor_changes_nor_tries_a_text() {
        var reviewer = new Caller().entersAs("reviewer").getString("accessToken");
        var path = text("ORDER_EXPIRED", "SMS", "ZH");

        as(reviewer).get(TEMPLATES).then().statusCode(403);
        as(reviewer).get(path).then().statusCode(403);
        as(reviewer)
                .header("If-Match", "*")
                .body(Map.of("text", "x", "note", "n"))
                .put(path)
                .then()
                .statusCode(403);
        tries(reviewer, path + "/test-messages", UUID.randomUUID().toString())
                .then()
                .statusCode(403);
    }

    private record Holder(Caller caller, UUID account, String token) {

        List<String> notices() {
            return caller.as(token)
                    .get("/api/v1/notices")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items.text");
        }
    }

    private static Holder opened() {
        var caller = new Caller();
        var opened = caller.signedUp();
        return new Holder(
                caller,
                UUID.fromString(opened.getString("account.accountId")),
                opened.getString("session.accessToken"));
    }

    private void tell(Holder holder, NoticeTemplate template, String cause) {
        UnitOfWork.run(() -> {
            var account = accounts.findById(holder.account());
            notices.tell(account, template, cause + "/" + holder.account(), Map.of());
        });
    }

    private static String text(String template, String channel, String language) {
        return TEMPLATES + "/" + template + "/texts/" + channel + "/" + language;
    }

    private static RequestSpecification as(String token) {
        return new Caller().as(token);
    }

    private Response drafts(String path, String tag, Map<String, ?> entry) {
        return as(first).header("If-Match", tag).body(entry).put(path);
    }

    private static Response publishes(String token, String path, String tag) {
        return publishes(token, path, tag, null);
    }

    private static Response publishes(String token, String path, String tag, String from) {
        return as(token)
                .header("If-Match", tag)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(from == null ? Map.of() : Map.of("effectiveFrom", from))
                .post(path + "/publication");
    }

    private static Response tries(String token, String path, String key) {
        return as(token).header("Idempotency-Key", key).post(path);
    }

    private static void forgetTests() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("delete from limit_events where kind = 'TEST_NOTICES_OF_STAFF'");
        }
    }

    private static long acts(String act) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select count(*) from audit_entries where act = ?")) {
            query.setString(1, act);
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}

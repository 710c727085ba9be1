package cn.icpfiling.filing.prefill;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a partner prepares, sends and takes back, and what is left of it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PrefilledOrdersApiTest {

    private static final TestTopic TOPIC = new TestTopic("icp.filing.prefilled-order.v1");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @Inject
    EndPrefilledOrders end;

    private final PrefillScene scene = new PrefillScene();

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_partner_prepares_an_order_and_reads_it_masked() {
        var domain = Applicant.domain("ok");

        var id = scene.prepares(scene.request(domain))
                .then()
                .statusCode(201)
                .body("state", is("PREPARED"))
                .body("domain", is(domain))
                .body("phone", is("+86138****" + scene.phone.substring(7)))
                .body("mail", is("b***@example.com"))
                .body("certificateNumber", is(not(scene.holder.certificateNumber)))
                .body("subject.principal.name", is("张*"))
                .body("service.principal.certificateNumber", is(not("310101200002290023")))
                .body("faults", hasSize(0))
                .body("messages", is(1))
                .body("allowedActs", contains("WITHDRAW"))
                .extract()
                .<String>path("prefilledOrderId");

        scene.shows(id).then().statusCode(200).body("prefilledOrderId", is(id));
        scene.partner
                .call()
                .get(PrefillScene.ORDERS + "?state=PREPARED")
                .then()
                .statusCode(200)
                .body("items.prefilledOrderId", contains(id));
        new Partner().call().get(PrefillScene.ORDERS).then().statusCode(200).body("items", hasSize(0));
        new PrefillScene().shows(id).then().statusCode(404).body("code", is("NOT_FOUND"));
        scene.partner.call(Scopes.FILINGS_READ).post(PrefillScene.ORDERS).then().statusCode(403);
        scene.holder.call().get(PrefillScene.ORDERS + "/" + id).then().statusCode(403);
    }

    @Test
    void a_trace_of_the_domain_has_the_steps_of_an_offer() {
        var domain = Applicant.domain("ok");
        var id = scene.prepared(domain);

        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), Roles.AUDITOR))
                .get("/api/v1/trace?reason=AUDIT&domain=" + domain)
                .then()
                .statusCode(200)
                .body("items.what", contains("PREFILLED_ORDER.PREPARE"))
                .body("items.objectId", contains(id));
    }

    @Test
    void gaps_of_the_content_are_listed_and_refuse_nothing() {
        var request = scene.request(Applicant.domain("ok"));
        request.remove("subject");
        request.put("service", Map.of("name", "示例科技官网"));

        scene.prepares(request)
                .then()
                .statusCode(201)
                .body("faults.pointer", hasItems("/subject/name", "/service/domains"))
                .body("faults.pointer", not(hasItem("/service/serviceNumber")))
                .body("faults.code", not(hasItem("MATERIAL_MISSING")));
    }

    @Test
    void faults_that_no_holder_could_mend_are_refused_all_at_once_and_count_nothing() {
        var request = scene.request(Applicant.domain("ok"));
        var question = new HashMap<>(scene.holder.question(Applicant.domain("ok")));
        question.put("certificateNumber", "91110000000000000A");
        request.put("typeCheck", question);
        request.put("service", Map.of("serviceNumber", "N-1", "principal", Map.of("mobile", "138****8000")));
        request.put("holder", Map.of("phone", "010-82998299", "mail", "nowhere", "language", "EN"));

        for (var turn = 0; turn < 4; turn++) {
            scene.prepares(request)
                    .then()
                    .statusCode(422)
                    .body("code", is("RULES_BROKEN"))
                    .body(
                            "errors.pointer",
                            hasItems(
                                    "/typeCheck/certificateNumber",
                                    "/service/serviceNumber",
                                    "/service/principal/mobile",
                                    "/holder/phone",
                                    "/holder/mail"))
                    .body(
                            "errors.code",
                            hasItems(
                                    "NOT_IN_PREFILLED_ORDER", "MASKED_VALUE", "MOBILE_NOT_MAINLAND", "MAIL_MALFORMED"));
        }

        var _ = scene.prepared(Applicant.domain("ok"));
    }

    @Test
    void a_repeated_preparation_has_one_effect() {
        var key = Applicant.freshKey();
        var request = scene.request(Applicant.domain("ok"));
        var first = scene.partner
                .call()
                .header("Idempotency-Key", key)
                .body(request)
                .post(PrefillScene.ORDERS);
        var second = scene.partner
                .call()
                .header("Idempotency-Key", key)
                .body(request)
                .post(PrefillScene.ORDERS);

        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotent-Replayed", is("true"));
        assertThat(second.<String>path("prefilledOrderId")).isEqualTo(first.path("prefilledOrderId"));
    }

    @Test
    void a_partner_has_one_open_order_to_a_phone_and_a_phone_three_messages_a_day_from_all_partners() {
        var first = scene.prepared(Applicant.domain("ok"));

        scene.prepares(scene.request(Applicant.domain("ok")))
                .then()
                .statusCode(409)
                .body("code", is("PREFILLED_ORDER_OPEN"));
        var other = new PrefillScene();
        for (var turn = 0; turn < 2; turn++) {
            var request = other.request(Applicant.domain("ok"));
            request.put("holder", Map.of("phone", "+86 " + scene.phone, "language", "ZH"));
            var id = other.prepares(request).then().statusCode(201).extract().<String>path("prefilledOrderId");
            other.acts(id, "withdrawal").then().statusCode(200);
        }
        var _ = PrefillScene.sent(first, 1);
        scene.acts(first, "messages").then().statusCode(429).body("code", is("TOO_MANY_REQUESTS"));

        scene.shows(first).then().body("messages", is(1));
    }

    @Test
    void one_of_many_preparations_for_a_phone_at_once_is_open() throws Exception {
        var answers = AtOnce.call(4, _ -> {
            var request = scene.request(Applicant.domain("ok"));
            request.put("holder", Map.of("phone", scene.phone, "language", "ZH"));
            return scene.prepares(request).statusCode();
        });

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).allMatch(status -> List.of(201, 409, 429).contains(status));
    }

    @Test
    void a_mail_address_gets_three_messages_a_day_too_whatever_the_phones_are() {
        for (var turn = 0; turn < 4; turn++) {
            var other = new PrefillScene();
            var request = other.request(Applicant.domain("ok"));
            request.put(
                    "holder",
                    Map.of("phone", other.phone, "mail", scene.mail.toUpperCase(Locale.ROOT), "language", "ZH"));
            other.prepares(request).then().statusCode(turn < 3 ? 201 : 429);
        }
    }

    @Test
    void a_message_that_is_refused_for_its_mail_uses_up_none_of_its_phone() {
        for (var turn = 0; turn < 3; turn++) {
            var other = new PrefillScene();
            var request = other.request(Applicant.domain("ok"));
            request.put("holder", Map.of("phone", other.phone, "mail", scene.mail, "language", "ZH"));
            other.prepares(request).then().statusCode(201);
        }
        for (var turn = 0; turn < 4; turn++) {
            scene.prepares(scene.request(Applicant.domain("ok"))).then().statusCode(429);
        }

        var request = scene.request(Applicant.domain("ok"));
        request.put("holder", Map.of("phone", scene.phone, "language", "ZH"));
        scene.prepares(request).then().statusCode(201);
    }

    @Test
    void an_offer_of_a_suspended_partner_is_not_opened_and_not_accepted_until_the_partner_is_resumed() {
        var id = scene.prepared(Applicant.domain("ok"));
        var secret = PrefillScene.sent(id, 1);
        scene.isNow("SUSPENDED");

        PrefillScene.opens(secret).then().statusCode(409).body("code", is("PREFILL_PARTNER_SUSPENDED"));
        PrefillScene.accepts(scene.holder, secret).then().statusCode(409).body("code", is("PREFILL_PARTNER_SUSPENDED"));
        assertThat(rows(id, "state = 'SENT'")).isEqualTo(1);

        scene.isNow("ACTIVE");
        PrefillScene.opens(secret).then().statusCode(200).body("state", is("OPENED"));
    }

    @Test
    void a_browser_gets_a_page_with_the_masked_data_in_its_language_that_runs_and_loads_nothing() {
        var id = scene.prepared(Applicant.domain("ok"));
        var secret = PrefillScene.sent(id, 1);

        var english = given().header("Accept", "text/html")
                .header("Accept-Language", "en")
                .get(PrefillScene.LINKS + secret)
                .then()
                .statusCode(200)
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .extract()
                .asString();
        assertThat(english)
                .contains("A filing order prepared for you", "云上主机有限公司", "张*")
                .doesNotContain("张三", scene.holder.certificateNumber, secret, "<script", "src=", "<link", "<img");
        var chinese = given().header("Accept", "text/html,*/*;q=0.8")
                .get(PrefillScene.LINKS + secret)
                .asString();
        assertThat(chinese).contains("预填的备案订单", "<html lang=\"zh-CN\">");

        PrefillScene.declines(secret, false).then().statusCode(200);
        assertThat(given().header("Accept", "text/html")
                        .get(PrefillScene.LINKS + secret)
                        .asString())
                .contains("已拒绝该订单")
                .doesNotContain("张*");
        given().header("Accept", "application/json")
                .get(PrefillScene.LINKS + secret)
                .then()
                .contentType(ContentType.JSON)
                .body("state", is("DECLINED"));
    }

    @Test
    void no_offer_is_made_in_a_name_that_nobody_can_tell_now() {
        var nameless = new PrefillScene(Partner.nameless());

        nameless.prepares(nameless.request(Applicant.domain("ok"))).then().statusCode(503);
    }

    @Test
    void the_message_goes_to_account_service_alone_and_is_the_same_each_time() {
        var id = scene.prepared(Applicant.domain("ok"));
        PrefillScene.takesMessage("verification-service", id, 1).then().statusCode(403);
        PrefillScene.takesMessage("account-service", id, 2)
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
        scene.shows(id).then().body("state", is("PREPARED"));

        var secret = PrefillScene.sent(id, 1);

        scene.shows(id).then().body("state", is("SENT")).body("allowedActs", contains("RESEND", "WITHDRAW"));
        assertThat(PrefillScene.sent(id, 1)).isEqualTo(secret);
        PrefillScene.takesMessage("account-service", id, 1)
                .then()
                .body("phone", is("+86" + scene.phone))
                .body("mail", is(scene.mail))
                .body("language", is("ZH"))
                .body("partnerName", is("云上主机有限公司"));
        scene.acts(id, "messages").then().statusCode(200).body("messages", is(2));
        PrefillScene.opens(secret).then().statusCode(404);
        PrefillScene.takesMessage("account-service", id, 1).then().statusCode(409);
        PrefillScene.opens(PrefillScene.sent(id, 2)).then().statusCode(200);
    }

    @Test
    @Tag("long")
    void a_withdrawn_order_is_forgotten_with_its_link_and_every_step_is_told_without_the_holder() {
        var id = scene.prepared(Applicant.domain("ok"));
        var secret = PrefillScene.sent(id, 1);
        PrefillScene.opens(secret).then().statusCode(200).body("state", is("OPENED"));

        scene.acts(id, "withdrawal")
                .then()
                .statusCode(200)
                .body("state", is("WITHDRAWN"))
                .body("phone", nullValue())
                .body("subject", nullValue())
                .body("allowedActs", hasSize(0));

        PrefillScene.opens(secret).then().statusCode(404);
        PrefillScene.declines(secret, false).then().statusCode(404);
        assertThat(rows(id, "content IS NULL AND phone_hash IS NULL AND digest IS NULL"))
                .isEqualTo(1);
        scene.acts(id, "withdrawal").then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        scene.partner
                .call()
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", "\"0-zh\"")
                .post(PrefillScene.ORDERS + "/" + id + "/withdrawal")
                .then()
                .statusCode(412);
        await().atMost(SOON).until(() -> TOPIC.recordsOf(id).size(), is(4));
        assertThat(TOPIC.recordsOf(id))
                .extracting(record -> TestTopic.header(record.headers(), "ce_type"))
                .containsExactly(
                        "filing.prefilled-order.prepared",
                        "filing.prefilled-order.sent",
                        "filing.prefilled-order.opened",
                        "filing.prefilled-order.withdrawn");
        assertThat(TOPIC.recordsOf(id))
                .allSatisfy(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .doesNotContain(scene.phone, "张三", scene.holder.certificateNumber, "orderId"));
    }

    @Test
    void an_order_without_an_answer_expires_after_thirty_days_and_is_deleted_half_a_year_later() {
        var id = scene.prepared(Applicant.domain("ok"));
        var secret = PrefillScene.sent(id, 1);
        clock.moveTo(Duration.ofDays(29));
        end.runDue();
        scene.shows(id).then().body("state", is("SENT"));

        clock.moveTo(Duration.ofDays(30).plusMinutes(1));
        PrefillScene.opens(secret).then().statusCode(404);
        PrefillScene.takesMessage("account-service", id, 1).then().statusCode(409);
        end.runDue();

        scene.shows(id).then().body("state", is("EXPIRED")).body("phone", nullValue());
        assertThat(rows(id, "content IS NULL AND phone_hash IS NULL")).isEqualTo(1);
        clock.moveTo(Duration.ofDays(211));
        end.runDue();
        scene.shows(id).then().statusCode(404);
    }

    @Test
    void a_link_that_leads_nowhere_is_404_whatever_it_is() {
        for (var secret : List.of("x", "A".repeat(43))) {
            PrefillScene.opens(secret).then().statusCode(404).body("code", is("NOT_FOUND"));
            PrefillScene.accepts(new Applicant(), secret).then().statusCode(404).body("code", is("NOT_FOUND"));
        }
        given().get(PrefillScene.LINKS + "%20").then().statusCode(404);
    }

    private int rows(String id, String condition) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM prefilled_orders WHERE id = ? AND " + condition,
                        PrefillScene.id(id))
                .orElseThrow();
    }
}

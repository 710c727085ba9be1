package cn.icpfiling.filing.offline;

import static cn.icpfiling.filing.OfflineCase.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AtOnce;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** J11: what only paper at a province's authority clears away, from the type check to the next one. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OfflineDeregistrationApiTest {

    private static final TestTopic CASES = new TestTopic("icp.filing.offline.v1");
    private static final Map<String, String> TOLD =
            Map.of("name", "北京示例<科技>有限公司", "principal", "张三", "phone", "13800138000");

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    private final Applicant applicant = new Applicant();
    private final String domain = Applicant.domain("filed-elsewhere");

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
        // What this test left open would be asked about in the next.
        sql.update("UPDATE offline_deregistrations SET next_look_at = NULL");
    }

    @Test
    void an_applicant_who_is_shown_masked_is_not_taken_back() {
        OfflineCase.opens(
                        applicant,
                        OfflineCase.typeCheck(applicant, domain),
                        Map.of("name", "某**", "principal", "李*", "phone", "138****5678"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("MASKED_VALUE", "MASKED_VALUE", "MASKED_VALUE"))
                .body("errors.pointer", contains("/applicant/name", "/applicant/principal", "/applicant/phone"));
    }

    @Test
    void a_case_says_whose_number_it_is_and_what_may_be_done() {
        var check = OfflineCase.typeCheck(applicant, domain);

        var opened = OfflineCase.opens(applicant, check, TOLD)
                .then()
                .statusCode(201)
                .body("ground", is("DOMAIN_HELD_BY_OTHER"))
                .body("state", is("OPEN"))
                .body("holder", is(applicant.account.toString()))
                .body("typeCheckId", is(check))
                .body("domain", is(domain))
                .body("filingNumber", is("沪ICP备2025000001号-1"))
                .body("province", is("31"))
                .body("watched", is(true))
                .body("warnings", empty())
                .body("allowedActs", contains("HAND_IN", "CLOSE"))
                .body("steps.act", contains("OPEN"))
                .body("typeCheckAgain", nullValue())
                .extract();
        var id = opened.<String>path("caseId");

        assertThat(opened.header("Location")).endsWith(PATH + "/" + id);
        assertThat(opened.header("ETag"))
                .isEqualTo(OfflineCase.shows(applicant, id).header("ETag"));
        assertThat(opened.asString()).doesNotContain(applicant.certificateNumber, "张三", "13800138000");
        assertThat(OfflineCase.shows(applicant, id).asString()).isEqualTo(opened.asString());
    }

    @Test
    void an_unapproved_tld_is_warned_of_before_anything_else() {
        var forbidden = domain.replace(".cn", ".io");
        var id = OfflineCase.opened(applicant, forbidden);

        OfflineCase.shows(applicant, id)
                .then()
                .body("warnings.code", contains("TLD_NOT_APPROVED"))
                .body("warnings[0].detail", containsString("不能再为该域名备案"));
        var shown = applicant
                .call()
                .header("Accept-Language", "en")
                .get(PATH + "/" + id + "/instructions")
                .asString();
        assertThat(shown.indexOf("nobody can ever file this domain again"))
                .isPositive()
                .isLessThan(shown.indexOf("authority"));
    }

    @Test
    void a_list_that_could_not_be_asked_is_said_and_no_pass() {
        var unknown = Applicant.domain("nolists-held");
        FiledAtTheAuthority.under(unknown, "浙ICP备2025000002号", "浙ICP备2025000002号-3");
        var check = typeCheckOfBefore(unknown);

        OfflineCase.opens(applicant, check).then().statusCode(201).body("warnings.code", contains("TLD_NOT_KNOWN"));
    }

    @Test
    void hunan_decides_on_friday_and_its_day_is_told() {
        FiledAtTheAuthority.under(domain, "湘ICP备2025000002号", "湘ICP备2025000002号-1");
        var id = OfflineCase.opened(applicant, domain);

        var day = instructions(id)
                .then()
                .statusCode(200)
                .body("authority", is("湖南省通信管理局"))
                .body("ways", hasItem("WEEKLY_BATCH"))
                .body("nextBatch.provisional", is(false))
                .body("papers.code", contains("STAMPED_FORM", "ORGANISATION_CERTIFICATE", "DOMAIN_CERTIFICATE"))
                .body("workingDays.most", is(20))
                .body("sources.size()", is(5))
                .extract()
                .<String>path("nextBatch.day");

        assertThat(LocalDate.parse(day).getDayOfWeek().name()).isEqualTo("FRIDAY");
        assertThat(LocalDate.parse(day)).isBetween(day(), day().plusDays(21));
        applicant
                .call()
                .header("Accept-Language", "en")
                .get(PATH + "/" + id + "/instructions")
                .then()
                .body("authority", is("Hunan Communications Administration"))
                .body("notes[0]", containsString("Friday"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京", "津", "冀", "晋", "蒙", "辽", "吉", "黑", "沪", "苏", "浙", "皖", "闽", "赣", "鲁", "豫", "鄂", "湘", "粤", "桂", "琼",
                "渝", "蜀", "黔", "滇", "藏", "陕", "陇", "青", "宁", "新"
            })
    void each_province_has_its_instructions(String prefix) {
        FiledAtTheAuthority.under(domain, prefix + "ICP备2025000003号", prefix + "ICP备2025000003号-2");
        var id = OfflineCase.opened(applicant, domain);

        instructions(id)
                .then()
                .statusCode(200)
                .body("filingNumber", is(prefix + "ICP备2025000003号-2"))
                .body("authority", endsWith("通信管理局"))
                .body("site", containsString(".miit.gov.cn/"))
                .body("papers", hasSize(3))
                .body("ways", not(empty()));
    }

    @Test
    void the_form_is_a_page_or_a_pdf_with_what_we_know_and_blanks_for_what_we_do_not() throws IOException {
        var id = OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, domain), TOLD)
                .<String>path("caseId");

        var page = form(id, "text/html");
        page.then()
                .statusCode(200)
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        assertThat(page.asString())
                .contains("致：上海市通信管理局", "沪ICP备2025000001号-1", domain, applicant.certificateNumber, "营业执照", id)
                .contains("北京示例&lt;科技&gt;有限公司", "张三", "13800138000")
                .contains(">√</span>注销其他单位（个人）备案", "></span>注销本单位（本人）备案")
                .contains("<th>主办单位名称</th><td></td><th>主办单位性质</th><td></td>");

        var pdf = form(id, "application/pdf");
        pdf.then()
                .statusCode(200)
                .header("Content-Type", "application/pdf")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + id + ".pdf\"");
        try (var document = Loader.loadPDF(pdf.asByteArray())) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(text(document))
                    .contains("致：上海市通信管理局", "沪ICP备2025000001号-1", "北京示例<科技>有限公司", "张三", "13800138000");
            // To be looked at by a person.
            Files.write(Path.of("target/offline-form.pdf"), pdf.asByteArray());
        }
        form(id, "*/*").then().header("Content-Type", "text/html; charset=utf-8");
        form(id, "image/png").then().statusCode(406);
    }

    @Test
    void what_no_page_may_hold_does_not_keep_a_form_from_being_printed() {
        var told = Map.of("name", "𠮷野\u0001\uFFFE<script>&'\"公司", "principal", "\uD842", "phone", "010 - 82998299");
        var id = OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, domain), told)
                .<String>path("caseId");

        assertThat(form(id, "text/html").asString())
                .contains("𠮷野&lt;script&gt;&amp;&#39;&quot;公司")
                .doesNotContain("<script>");
        form(id, "application/pdf").then().statusCode(200);
    }

    @Test
    void each_form_is_told_in_the_audit_without_a_value() {
        var id = OfflineCase.opened(applicant, domain);
        form(id, "text/html").then().statusCode(200);
        form(id, "application/pdf").then().statusCode(200);

        var told = trail.of("OFFLINE_CASE", UUID.fromString(id)).stream()
                .filter(entry -> entry.act().equals("OFFLINE_FORM.MAKE"))
                .toList();

        assertThat(told).extracting(AuditTrail.Told::account).containsOnly(applicant.account);
        assertThat(told)
                .extracting(AuditTrail.Told::details)
                .containsExactlyInAnyOrder(Map.of("shape", "HTML"), Map.of("shape", "PDF"));
    }

    @Test
    void a_form_takes_names_from_the_holders_order_where_the_case_was_told_none() {
        var own = Applicant.domain("ok");
        var order = applicant.drafts(own);
        applicant.entersSubject(order, Applicant.subject()).then().statusCode(200);
        var id = OfflineCase.opened(applicant, domain);

        assertThat(form(id, "text/html").asString()).contains("北京示例科技有限公司", "张三", "13800138000");
    }

    @Test
    @Timeout(120)
    void forms_are_drawn_at_once_and_limited_an_hour() throws Exception {
        var id = OfflineCase.opened(applicant, domain);

        var answers = AtOnce.call(8, _ -> form(id, "application/pdf").statusCode());
        assertThat(answers).containsOnly(200);

        sql.update(
                "UPDATE account_limits SET events = 60 WHERE account = ? AND kind = 'OFFLINE_FORM'", applicant.account);
        form(id, "text/html").then().statusCode(429).body("code", is("TOO_MANY_REQUESTS"));
    }

    @Test
    void a_case_goes_to_its_end_by_the_authoritys_word_and_the_type_check_runs_again() {
        var id = OfflineCase.opened(applicant, domain);
        OfflineCase.handsIn(applicant, id, day())
                .then()
                .statusCode(200)
                .body("state", is("HANDED_IN"))
                .body("handedInOn", is(day().toString()))
                .body("expected.from", not(nullValue()));
        checksAgain(id).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));

        moved(0);
        OfflineCase.shows(applicant, id).then().body("lastAnswer", nullValue());
        moved(12);
        OfflineCase.shows(applicant, id).then().body("state", is("HANDED_IN")).body("lastAnswer", is("SHOWN"));

        FiledAtTheAuthority.silentAbout(domain);
        moved(14);
        OfflineCase.shows(applicant, id).then().body("state", is("HANDED_IN")).body("lastAnswer", is("SILENT"));

        FiledAtTheAuthority.noMore(domain);
        moved(16);
        OfflineCase.shows(applicant, id)
                .then()
                .body("state", is("FREED"))
                .body("lastAnswer", is("NOT_SHOWN"))
                .body("allowedActs", contains("CHECK_AGAIN"))
                .body("typeCheckAgain", is(PATH + "/" + id + "/type-check"))
                .body("steps.act", contains("OPEN", "HAND_IN", "FREE"));
        checksAgain(id)
                .then()
                .statusCode(201)
                .body("type", is("FIRST_FILING"))
                .body("domain", is(domain))
                .body("holder", is(applicant.account.toString()))
                .body("opensOrder", is(true));
        OfflineCase.handsIn(applicant, id, day()).then().statusCode(409);

        await().atMost(Duration.ofSeconds(20)).until(() -> CASES.recordsOf(id).size() == 3);
        assertThat(CASES.recordsOf(id))
                .extracting(record -> TestTopic.header(record.headers(), "ce_type"))
                .containsExactly("filing.offline.opened", "filing.offline.handed-in", "filing.offline.freed");
        assertThat(CASES.recordsOf(id))
                .allSatisfy(record -> assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain(applicant.certificateNumber, domain));
        assertThat(trail.of("OFFLINE_CASE", UUID.fromString(id)))
                .extracting(AuditTrail.Told::act)
                .contains("OFFLINE_CASE.OPEN", "OFFLINE_CASE.HAND_IN", "OFFLINE_CASE.FREE");
    }

    @Test
    void one_run_asks_about_so_many_and_stops_when_the_authority_is_silent() {
        var silent = Applicant.domain("filed-elsewhere");
        var first = new Applicant();
        var one = OfflineCase.opened(first, silent);
        var other = OfflineCase.opened(applicant, domain);
        FiledAtTheAuthority.silentAbout(silent);
        OfflineCase.handsIn(first, one, day()).then().statusCode(200);
        OfflineCase.handsIn(applicant, other, day()).then().statusCode(200);
        sql.update("UPDATE offline_deregistrations SET next_look_at = '2026-01-01' WHERE id = ?", UUID.fromString(one));
        sql.update(
                "UPDATE offline_deregistrations SET next_look_at = '2026-01-02' WHERE id = ?", UUID.fromString(other));

        moved(0);
        OfflineCase.shows(first, one).then().body("lastAnswer", is("SILENT"));
        OfflineCase.shows(applicant, other).then().body("lastAnswer", nullValue());

        moved(0);
        OfflineCase.shows(applicant, other).then().body("lastAnswer", is("SHOWN"));
    }

    @Test
    void a_holder_closes_a_case_and_opens_another() {
        var id = OfflineCase.opened(applicant, domain);
        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, domain))
                .then()
                .statusCode(409)
                .body("code", is("OFFLINE_CASE_OPEN"));

        OfflineCase.closes(applicant, id)
                .then()
                .statusCode(200)
                .body("state", is("CLOSED"))
                .body("allowedActs", empty());

        OfflineCase.closes(applicant, id).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        OfflineCase.opened(applicant, domain);
        applicant.call().get(PATH).then().body("items", hasSize(2)).body("items.state", contains("OPEN", "CLOSED"));
        applicant.call().queryParam("state", "CLOSED").get(PATH).then().body("items.caseId", contains(id));
    }

    @Test
    void of_many_at_once_one_opens_a_case() throws Exception {
        var checks = new ArrayList<String>();
        for (var count = 0; count < 6; count++) {
            checks.add(OfflineCase.typeCheck(applicant, domain));
        }

        var answers = AtOnce.call(
                6, number -> OfflineCase.opens(applicant, checks.get(number)).statusCode());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
    }

    @Test
    void an_own_empty_subject_is_one_case_whatever_domain_is_wanted() {
        FiledAtTheAuthority.under(applicant.certificateNumber, "赣ICP备2025000004号", "");
        applicant.region = Map.of("province", "36", "city", "360100", "county", "360102");
        var id = OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("ok")), TOLD)
                .then()
                .statusCode(201)
                .body("ground", is("OWN_EMPTY_SUBJECT"))
                .body("filingNumber", is("赣ICP备2025000004号"))
                .body("province", is("36"))
                .extract()
                .<String>path("caseId");
        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("ok")))
                .then()
                .statusCode(409)
                .body("code", is("OFFLINE_CASE_OPEN"));
        instructions(id).then().body("papers.code", contains("STAMPED_FORM", "ORGANISATION_CERTIFICATE"));
        assertThat(form(id, "text/html").asString())
                .contains(">√</span>注销本单位（本人）备案", "<th>主办单位名称</th><td>北京示例&lt;科技&gt;有限公司</td>");

        OfflineCase.handsIn(applicant, id, day()).then().statusCode(200);
        FiledAtTheAuthority.noMore(applicant.certificateNumber);
        moved(12);

        OfflineCase.shows(applicant, id).then().body("state", is("FREED"));
        checksAgain(id).then().statusCode(201).body("type", is("FIRST_FILING"));
    }

    @Test
    void an_own_empty_subject_that_the_authority_does_not_show_is_not_watched_and_says_so() {
        applicant.region = Map.of("province", "36", "city", "360100", "county", "360102");
        var question = Map.of(
                "region",
                applicant.region,
                "nature",
                5,
                "certificateType",
                7,
                "certificateNumber",
                "H" + Ids.next().toString().substring(24, 32),
                "domain",
                Applicant.domain("ok"));
        var before = checked(question).<String>path("typeCheckId");
        var subject = Ids.next();
        sql.update("""
                  INSERT INTO subjects (id, holder, subject_number, province, nature, certificate_type, certificate_index, certificate_index_b,
                    certificate_number, name, content, status, sequence, filed_at, version)
                  SELECT ?, owner, ?, province, nature, certificate_type, certificate_index, certificate_index_b, certificate_number, '', '',
                    'REGISTERED', 1, checked_at, 0 FROM filing_type_checks WHERE id = ?\
                  """, subject, "赣ICP备2025" + subject.toString().substring(30) + "号", UUID.fromString(before));
        try {
            var check = checked(question)
                    .then()
                    .body("type", is("EMPTY_SUBJECT"))
                    .extract()
                    .<String>path("typeCheckId");

            var id = OfflineCase.opens(applicant, check)
                    .then()
                    .statusCode(201)
                    .body("watched", is(false))
                    .body("filingNumber", containsString("赣ICP备2025"))
                    .body("warnings.code", hasItem("NOT_WATCHED"))
                    .extract()
                    .<String>path("caseId");
            OfflineCase.handsIn(applicant, id, day()).then().statusCode(200);
            moved(12);
            OfflineCase.shows(applicant, id)
                    .then()
                    .body("state", is("HANDED_IN"))
                    .body("lastAskedAt", nullValue());
            instructions(id).then().body("papers.code", contains("SIGNED_FORM", "ID_COPY"));
        } finally {
            sql.update("DELETE FROM subjects WHERE id = ?", subject);
        }
    }

    private Response checked(Map<String, Object> question) {
        return applicant.call().body(question).post("/api/v1/filing-type-checks");
    }

    @Test
    void only_a_fresh_check_with_such_an_answer_opens_a_case() {
        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("ok")))
                .then()
                .statusCode(409)
                .body("code", is("TYPE_NOT_OFFLINE"));
        OfflineCase.opens(applicant, Ids.next().toString()).then().statusCode(404);
        OfflineCase.opens(new Applicant(), OfflineCase.typeCheck(applicant, domain))
                .then()
                .statusCode(404);
        var old = OfflineCase.typeCheck(applicant, domain);
        clock.moveTo(Duration.ofHours(25));
        OfflineCase.opens(applicant, old).then().statusCode(409).body("code", is("TYPE_CHECK_TOO_OLD"));
    }

    @Test
    void what_is_free_meanwhile_needs_no_case_and_what_is_unknown_opens_none() {
        var check = OfflineCase.typeCheck(applicant, domain);

        FiledAtTheAuthority.silentAbout(domain);
        OfflineCase.opens(applicant, check).then().statusCode(503).body("code", is("UPSTREAM_UNAVAILABLE"));
        FiledAtTheAuthority.noMore(domain);
        OfflineCase.opens(applicant, check).then().statusCode(409).body("code", is("OFFLINE_NOT_NEEDED"));
    }

    @Test
    void the_day_of_the_papers_is_none_of_the_future_and_none_long_gone() {
        var id = OfflineCase.opened(applicant, domain);

        OfflineCase.handsIn(applicant, id, day().plusDays(1))
                .then()
                .statusCode(422)
                .body("errors.code", contains("DAY_IN_FUTURE"))
                .body("errors.pointer", contains("/handedInOn"));
        OfflineCase.handsIn(applicant, id, day().minusDays(91))
                .then()
                .statusCode(422)
                .body("errors.code", contains("DAY_TOO_LONG_AGO"));
        OfflineCase.handsIn(applicant, id, day().minusDays(60))
                .then()
                .statusCode(200)
                .body("warnings.code", contains("STILL_SHOWN"));
        OfflineCase.handsIn(applicant, id, day()).then().statusCode(200).body("warnings", empty());
    }

    @Test
    void a_change_names_what_it_saw_and_a_key_is_one_change() {
        var id = OfflineCase.opened(applicant, domain);
        var path = PATH + "/" + id + "/closing";

        applicant.creates().post(path).then().statusCode(428);
        applicant.creates().header("If-Match", "\"99-zh\"").post(path).then().statusCode(412);
        applicant.call().header("If-Match", "*").post(path).then().statusCode(400);
        var key = Applicant.freshKey();
        var tag = OfflineCase.shows(applicant, id).header("ETag");
        var first = applicant
                .call()
                .header("Idempotency-Key", key)
                .header("If-Match", tag)
                .post(path);
        var again = applicant
                .call()
                .header("Idempotency-Key", key)
                .header("If-Match", tag)
                .post(path);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void a_stranger_sees_nothing_and_the_support_sees_it_masked_and_prints_nothing() {
        var id = OfflineCase.opened(applicant, domain);
        var stranger = new Applicant();
        OfflineCase.shows(stranger, id).then().statusCode(404);
        for (var part : List.of("/instructions", "/form")) {
            stranger.call().get(PATH + "/" + id + part).then().statusCode(404);
        }
        for (var act : List.of("/closing", "/type-check")) {
            stranger.creates()
                    .header("If-Match", "*")
                    .post(PATH + "/" + id + act)
                    .then()
                    .statusCode(404);
        }
        stranger.creates()
                .header("If-Match", "*")
                .body(Map.of("handedInOn", "no day"))
                .post(PATH + "/" + id + "/handing-in")
                .then()
                .statusCode(404);
        stranger.call().get(PATH).then().body("items", empty());

        as(Roles.SUPPORT, PATH + "/" + id).then().statusCode(200).body("certificateNumber", containsString("****"));
        as(Roles.SUPPORT, PATH + "/" + id + "/instructions").then().statusCode(200);
        as(Roles.SUPPORT, PATH + "?limit=1").then().statusCode(200).body("items", hasSize(1));
        as(Roles.SUPPORT, PATH + "/" + id + "/form").then().statusCode(403);
        as(Roles.REVIEWER, PATH + "/" + id).then().statusCode(403);
    }

    @Test
    void a_partner_does_it_for_its_customers_and_no_other_partner_sees_it() {
        var partner = new Partner();
        var customer = partner.customer();
        var id = OfflineCase.opened(customer, domain);

        partner.call().get(PATH).then().body("items.caseId", contains(id));
        partner.call().get(PATH + "/" + id).then().body("holder", is(customer.account.toString()));
        partner.customer().call().get(PATH + "/" + id).then().statusCode(404);
        new Partner().call().get(PATH + "/" + id).then().statusCode(404);
        partner.call("filings:read")
                .header("Idempotency-Key", Applicant.freshKey())
                .header("If-Match", "*")
                .post(PATH + "/" + id + "/closing")
                .then()
                .statusCode(403)
                .body("code", is("SCOPE_MISSING"));
        form(customer, id, "text/html").then().statusCode(200);
        assertThat(trail.of("OFFLINE_CASE", UUID.fromString(id)).stream()
                        .filter(entry -> entry.act().equals("OFFLINE_FORM.MAKE"))
                        .map(AuditTrail.Told::details))
                .containsExactly(Map.of("shape", "HTML", "onBehalfOf", customer.account.toString()));
        OfflineCase.handsIn(customer, id, day()).then().statusCode(200);
    }

    @Test
    void cases_are_limited_an_hour() {
        OfflineCase.opened(applicant, domain);
        sql.update(
                "UPDATE account_limits SET events = 20 WHERE account = ? AND kind = 'OFFLINE_CASE'", applicant.account);

        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("filed-elsewhere")))
                .then()
                .statusCode(429);
    }

    @Test
    void pages_follow_one_another() {
        var opened = new ArrayList<String>();
        for (var count = 0; count < 3; count++) {
            opened.add(OfflineCase.opened(applicant, Applicant.domain("filed-elsewhere")));
        }

        var first = applicant.call().queryParam("limit", 2).get(PATH);
        var next = applicant
                .call()
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next"))
                .get(PATH);

        var seen = new ArrayList<String>(first.<List<String>>path("items.caseId"));
        seen.addAll(next.path("items.caseId"));
        assertThat(seen).isEqualTo(opened.reversed());
        next.then().body("next", nullValue());
    }

    /** Our own lists are silent too where they do not answer, and a type check is then UNDETERMINED; this one was made before. */
    private String typeCheckOfBefore(String wanted) {
        var check = OfflineCase.typeCheck(applicant, domain);
        sql.update("UPDATE filing_type_checks SET domain = ? WHERE id = ?", wanted, UUID.fromString(check));
        return check;
    }

    private Response instructions(String id) {
        return applicant.call().get(PATH + "/" + id + "/instructions");
    }

    private Response form(String id, String accepted) {
        return form(applicant, id, accepted);
    }

    private static Response form(Applicant who, String id, String accepted) {
        return who.call().accept(accepted).get(PATH + "/" + id + "/form");
    }

    /** Without the ends of lines, since a long value goes on in the next. */
    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\R", "");
    }

    private Response checksAgain(String id) {
        return applicant.call().post(PATH + "/" + id + "/type-check");
    }

    private LocalDate day() {
        return LegalTime.dayOf(clock.instant());
    }

    private static Response as(String role, String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), role))
                .contentType(ContentType.JSON)
                .get(path);
    }

    /** As the sandbox moves the clock: what is due is done before the answer. */
    private static void moved(int days) {
        RestAssured.given()
                .auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body(Map.of("offset", Duration.ofDays(days).toString()))
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }
}

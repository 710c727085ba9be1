package cn.icpfiling.inspection.cleanuplists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.tabular.Workbooks;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the file of a province to the outcome of each filing of ours on it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class CleanUpListsApiTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "序号,网站备案号,网站名称,域名,主办单位名称\r\n";

    FilingStub filing;

    private CleanUpScene scene;

    @BeforeEach
    void a_filed_site_without_access() {
        scene = new CleanUpScene(filing).filed("REGISTERED", "CANCELLED");
    }

    @AfterEach
    void the_clock_is_right_again() {
        CleanUpScene.runsJobs(Duration.ZERO);
    }

    @Test
    void a_list_opens_findings_for_our_filings_with_the_last_day_of_the_list() {
        var list = scene.loaded(CleanUpScene.CSV, csv(scene.serviceNumber, "a.com"));

        var shown = scene.list(list);
        assertThat(shown.getInt("rows")).isEqualTo(2);
        assertThat(shown.getInt("matchedRows")).isEqualTo(1);
        assertThat(shown.getInt("otherRows")).isEqualTo(1);
        assertThat(shown.getInt("daysLeft")).isEqualTo(7);
        assertThat(shown.getInt("outcome.open")).isEqualTo(1);
        assertThat(shown.getInt("outcome.told")).isZero();
        CleanUpScene.runsJobs(Duration.ZERO);
        scene.asHolder()
                .get("/api/v1/findings?subjectId=" + scene.subject)
                .then()
                .statusCode(200)
                .body("items.reason", contains("SITE.SHELL"))
                .body("items[0].source", is("AUTHORITY_LIST"))
                .body("items[0].state", is("NOTIFIED"))
                .body("items[0].dueOn", is(scene.today.plusDays(7).toString()))
                .body("items[0].daysLeft", is(7))
                .body("items[0].dayKind", is("CALENDAR"))
                .body("items[0].provisional", is(false))
                .body("items[0].consequence", is("NONE"));
        assertThat(scene.list(list).getInt("outcome.told")).isEqualTo(1);
    }

    @Test
    @Tag("long")
    void numbers_in_every_notation_and_files_of_every_format_find_the_filing() {
        var bare = scene.serviceNumber.replace("号", "").replace("ICP", " icp ");
        var csv = HEADER + "1," + bare + ",示例,,\r\n";
        var tabs = "公示清单\t\t\r\n网站备案/许可证号（必填）\t域名\r\n" + scene.serviceNumber + "\t\r\n";
        var domain = "域名\n\"https://www." + scene.domain + "/index.html; other-" + scene.domain + "\"\n";
        for (var file : List.of(
                csv.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8),
                csv.getBytes(GB18030),
                tabs.getBytes(GB18030),
                domain.getBytes(StandardCharsets.UTF_8))) {
            assertThat(scene.list(scene.loaded(CleanUpScene.CSV, file)).getInt("matchedRows"))
                    .isEqualTo(1);
        }
        var workbook = new Workbooks()
                .sheet("空壳网站公示")
                .sheet("贵州省空壳网站清单", "序号,ICP备案/许可证号,域名", "1," + scene.serviceNumber + ",")
                .bytes();
        assertThat(scene.list(scene.loaded(ListSheet.XLSX, workbook)).getInt("matchedRows"))
                .isEqualTo(1);
    }

    @Test
    void a_province_with_two_prefixes_is_found_by_both() {
        var sichuan = new CleanUpScene(filing, "蜀").filed("REGISTERED", "LIVE");
        var file = (HEADER + "1," + sichuan.serviceNumber.replace("蜀", "川") + ",,,\r\n").getBytes(GB18030);
        var list = CleanUpScene.post(
                        request(scene, "51", scene.today.toString(), scene.today.toString(), CleanUpScene.URL),
                        CleanUpScene.CSV,
                        file,
                        Ids.next().toString())
                .statusCode(202)
                .extract()
                .<String>path("listId");
        CleanUpScene.soon(() -> scene.list(list).getInt("matchedRows") == 1);
    }

    @Test
    void an_empty_subject_is_found_by_its_number_and_the_finding_is_about_the_subject() {
        var file = ("主体备案号,主办单位名称\n" + scene.subjectNumber + ",张三\n").getBytes(GB18030);
        var list = scene.loaded(CleanUpScene.CSV, file, "EMPTY_SUBJECT");

        var filings = scene.below(list, "/filings");
        assertThat(filings.getList("items.subjectNumber")).isEqualTo(List.of(scene.subjectNumber));
        assertThat(filings.getString("items[0].serviceId")).isNull();
        var finding = scene.asInspector().get("/api/v1/findings/" + filings.getString("items[0].findingId"));
        finding.then().body("reason", is("SUBJECT.EMPTY"), "consequence", is("NONE"));
    }

    @Test
    void faulty_rows_are_told_by_line_and_column_and_the_others_go_on() {
        var file = HEADER
                + "1,京ICP备2024000001号-1,,,\r\n"
                + "2,备案中,,,\r\n"
                + "3,,,no domain!,\r\n"
                + "4,,名称,,\r\n"
                + "5," + scene.subjectNumber + ",,,\r\n"
                + "\r\n"
                + "6," + scene.serviceNumber + ",,,\r\n"
                + "7," + scene.serviceNumber + ",又一次,,\r\n";
        var list = scene.loaded(CleanUpScene.CSV, file.getBytes(GB18030));

        assertThat(scene.list(list).getInt("faultyRows")).isEqualTo(6);
        var failed = scene.below(list, "/rows?state=FAILED");
        assertThat(failed.getList("items.line")).isEqualTo(List.of(2, 3, 4, 5, 6, 9));
        assertThat(failed.getList("items.problem.errors.code.flatten()"))
                .isEqualTo(List.of(
                        "NUMBER_OF_OTHER_PROVINCE",
                        "FILING_NUMBER_MALFORMED",
                        "LISTED_DOMAIN_MALFORMED",
                        "LISTED_DOMAIN_MALFORMED",
                        "ROW_WITHOUT_KEY",
                        "SERVICE_NUMBER_MISSING",
                        "ROW_REPEATED"));
        assertThat(failed.getString("items[1].problem.errors[0].pointer")).isEqualTo("/columns/2");
        assertThat(failed.getString("items[1].problem.errors[0].detail")).contains("网站备案号");
        assertThat(failed.getString("items[5].problem.errors[0].detail")).contains("8");
        assertThat(scene.below(list, "/rows?state=DONE").getList("items.filings"))
                .isEqualTo(List.of(1));
    }

    @Test
    @Tag("long")
    void a_filing_that_leaves_the_register_before_or_after_the_last_day_has_that_outcome() {
        var deregistered = new CleanUpScene(filing).filed("REGISTERED", "LIVE");
        var cured = new CleanUpScene(filing).filed("REGISTERED", "LIVE");
        var rows = HEADER
                + "1," + scene.serviceNumber + ",,,\r\n2," + deregistered.serviceNumber + ",,,\r\n3,"
                + cured.serviceNumber + ",,,\r\n";
        var list = scene.loaded(CleanUpScene.CSV, rows.getBytes(GB18030));
        CleanUpScene.runsJobs(Duration.ZERO);
        deregistered.filed("DEREGISTERED", "CANCELLED");
        var mended = scene.below(list, "/filings")
                .getString("items.find { it.serviceNumber == '%s' }.findingId".formatted(cured.serviceNumber));
        var tag = scene.asInspector().get("/api/v1/findings/" + mended).header("ETag");
        scene.asInspector()
                .contentType("application/json")
                .header("Idempotency-Key", Ids.next().toString())
                .header("If-Match", tag)
                .body("{\"result\":\"MENDED\",\"statement\":\"已接入并可访问\"}")
                .post("/api/v1/findings/" + mended + "/recheck")
                .then()
                .statusCode(200);
        CleanUpScene.runsJobs(Duration.ofDays(8));
        assertThat(scene.list(list).getInt("outcome.open")).isEqualTo(1);
        scene.filed("DEREGISTERED", "CANCELLED");

        var outcome = scene.list(list);
        assertThat(outcome.getInt("outcome.findings")).isEqualTo(3);
        assertThat(outcome.getInt("outcome.told")).isEqualTo(3);
        assertThat(outcome.getInt("outcome.cured")).isEqualTo(1);
        assertThat(outcome.getInt("outcome.deregistered")).isEqualTo(1);
        assertThat(outcome.getInt("outcome.deleted")).isEqualTo(1);
        assertThat(outcome.getInt("outcome.open")).isZero();
        scene.asInspector()
                .accept("text/csv")
                .get("/api/v1/clean-up-lists/" + list + "/filings.csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(list))
                .body(containsString(scene.serviceNumber + ",," + scene.holder + ",ENDED,DELETED,"));
    }

    @Test
    void the_same_file_is_loaded_once_for_a_last_day() {
        var file = csv(scene.serviceNumber, "a.com");
        var list = scene.loaded(CleanUpScene.CSV, file);

        scene.sends(CleanUpScene.CSV, file)
                .statusCode(409)
                .body("code", is("CLEAN_UP_LIST_LOADED"), "detail", containsString(list), "remedy", notNullValue());
        assertThat(scene.below(list, "/filings").getList("items")).hasSize(1);
        var day = scene.today.toString();
        CleanUpScene.post(
                        request(scene, "52", day, day, CleanUpScene.URL),
                        CleanUpScene.CSV,
                        file,
                        Ids.next().toString())
                .statusCode(202);
    }

    @Test
    @Tag("long")
    void a_list_that_was_loaded_by_mistake_is_withdrawn_with_its_findings_and_can_be_loaded_again() {
        var settled = new CleanUpScene(filing).filed("REGISTERED", "LIVE");
        var file = (HEADER + "1," + scene.serviceNumber + ",,,\r\n2," + settled.serviceNumber + ",,,\r\n")
                .getBytes(GB18030);
        var list = scene.loaded(CleanUpScene.CSV, file);
        CleanUpScene.runsJobs(Duration.ZERO);
        settled.filed("DEREGISTERED", "CANCELLED");
        assertThat(scene.list(list).getInt("outcome.told")).isEqualTo(2);

        var key = Ids.next().toString();
        var shown = scene.withdraws(list, key).statusCode(200).extract().jsonPath();
        assertThat(shown.getString("withdrawnBy")).isEqualTo(scene.inspector.toString());
        scene.withdraws(list, key).statusCode(200).header("Idempotent-Replayed", "true");
        scene.withdraws(list, Ids.next().toString()).statusCode(409).body("code", is("CLEAN_UP_LIST_WITHDRAWN"));
        CleanUpScene.soon(() -> scene.list(list).getInt("outcome.withdrawn") == 1);

        var outcome = scene.list(list);
        assertThat(outcome.getInt("outcome.open")).isZero();
        assertThat(outcome.getInt("outcome.dismissed")).isZero();
        assertThat(outcome.getInt("outcome.deregistered")).as("it ended before").isEqualTo(1);
        scene.asHolder()
                .get("/api/v1/findings?subjectId=" + scene.subject)
                .then()
                .body("items.state", contains("DISMISSED"), "items[0].daysLeft", nullValue());
        CleanUpScene.runsJobs(Duration.ofDays(9));
        scene.asHolder()
                .get("/api/v1/findings?subjectId=" + scene.subject)
                .then()
                .body("items.state", contains("DISMISSED"));
        CleanUpScene.runsJobs(Duration.ZERO);
        assertThat(scene.list(scene.loaded(CleanUpScene.CSV, file)).getInt("outcome.open"))
                .isEqualTo(1);
    }

    @Test
    void a_finding_about_the_withdrawers_own_filing_stays_for_another_inspector() {
        var list = scene.loaded(CleanUpScene.CSV, csv(scene.serviceNumber, "a.com"));
        var own = CleanUpScene.as(scene.holder, "inspector");
        CleanUpScene.withdraws(own, list, Ids.next().toString()).statusCode(200);
        CleanUpScene.runsJobs(Duration.ZERO);
        assertThat(scene.list(list).getInt("outcome.open")).isEqualTo(1);
    }

    @Test
    void a_finding_of_the_withdrawers_holder_account_stays_too_and_those_of_others_are_dismissed() {
        var others = new CleanUpScene(filing).filed("REGISTERED", "LIVE");
        var rows = HEADER + "1," + scene.serviceNumber + ",,,\r\n2," + others.serviceNumber + ",,,\r\n";
        var list = scene.loaded(CleanUpScene.CSV, rows.getBytes(GB18030));
        var staff = Rest.given().auth().oauth2(TestTokens.bearerOfHolder(Ids.next(), scene.holder, "inspector"));
        CleanUpScene.withdraws(staff, list, Ids.next().toString()).statusCode(200);
        CleanUpScene.soon(() -> {
            CleanUpScene.runsJobs(Duration.ZERO);
            return scene.list(list).getInt("outcome.withdrawn") > 0;
        });
        assertThat(scene.list(list).getInt("outcome.withdrawn")).isEqualTo(1);
        assertThat(scene.list(list).getInt("outcome.open")).isEqualTo(1);
    }

    @Test
    void the_same_key_with_the_same_file_is_answered_again() {
        var key = Ids.next().toString();
        var file = csv(scene.serviceNumber, "a.com");
        var day = scene.today.toString();
        var first = CleanUpScene.post(request(scene, "52", day, day, CleanUpScene.URL), CleanUpScene.CSV, file, key)
                .statusCode(202)
                .header("Location", containsString(LoadCleanUpList.LISTS))
                .header("Retry-After", "2");
        var again = CleanUpScene.post(request(scene, "52", day, day, CleanUpScene.URL), CleanUpScene.CSV, file, key)
                .statusCode(202)
                .header("Idempotent-Replayed", "true");
        assertThat(again.extract().<String>path("listId"))
                .isEqualTo(first.extract().path("listId"));
    }

    @Test
    @Tag("long")
    void a_malformed_list_is_refused_as_a_whole() {
        refused(CleanUpScene.CSV, "姓名,电话\n张三,1\n".getBytes(GB18030), "LIST_HEADER_MISSING");
        refused(CleanUpScene.CSV, HEADER.getBytes(GB18030), "LIST_WITHOUT_ROWS");
        refused(CleanUpScene.CSV, (HEADER + "1,\"黔").getBytes(GB18030), "CSV_UNREADABLE");
        refused("text/csv; charset=utf-8", HEADER.getBytes(GB18030), "FILE_ENCODING_UNKNOWN");
        refused(CleanUpScene.CSV, ("域名\n" + "a.com\n".repeat(20_001)).getBytes(GB18030), "LIST_TOO_LONG");
        refused(ListSheet.XLSX, HEADER.getBytes(GB18030), "WORKBOOK_UNREADABLE");
        refused(ListSheet.XLSX, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "WORKBOOK_ENCRYPTED_OR_OLD");
        refused(
                ListSheet.XLSX,
                new Workbooks()
                        .sheet("域名", "a.com")
                        .part("xl/vbaProject.bin", new byte[1])
                        .bytes(),
                "WORKBOOK_WITH_MACROS");
        refused(
                ListSheet.XLSX,
                new Workbooks()
                        .sheet("域名", "a.com")
                        .part("docProps/x.bin", new byte[(32 << 20) + 1])
                        .bytes(),
                "WORKBOOK_TOO_LARGE");
        scene.sends("application/vnd.ms-excel", new byte[1]).statusCode(415);
        scene.sends(CleanUpScene.CSV, new byte[(4 << 20) + 1]).statusCode(413);
    }

    @Test
    void days_and_province_of_a_list_are_checked() {
        var today = scene.today;
        refused("52", today.minusDays(9), today.minusDays(1), "/query/lastDay", "LAST_DAY_PASSED");
        refused("52", today, today.minusDays(1), "/query/lastDay", "LAST_DAY_BEFORE_PUBLICATION");
        refused("52", today.plusDays(1), today.plusDays(2), "/query/publishedOn", "PUBLISHED_IN_THE_FUTURE");
        refused("52", today, today.plusDays(367), "/query/lastDay", "LAST_DAY_TOO_FAR");
        refused("99", today, today, "/query/province", "PROVINCE_UNKNOWN");
        CleanUpScene.post(
                        request(scene, "52", today.toString(), today.toString(), "ftp://x"),
                        CleanUpScene.CSV,
                        csv(scene.serviceNumber, "a.com"),
                        Ids.next().toString())
                .statusCode(400)
                .body("errors.pointer", contains("/query/sourceUrl"));
    }

    @Test
    void only_staff_see_lists_and_an_unknown_one_does_not_exist() {
        scene.asHolder().get("/api/v1/clean-up-lists").then().statusCode(403);
        Rest.given()
                .auth()
                .oauth2(TestTokens.bearer(Ids.next(), "administrator"))
                .get("/api/v1/clean-up-lists?limit=1")
                .then()
                .statusCode(200);
        scene.withdraws(Ids.next().toString(), Ids.next().toString()).statusCode(404);
        for (var below : List.of("", "/rows", "/filings")) {
            scene.asInspector()
                    .get("/api/v1/clean-up-lists/" + Ids.next() + below)
                    .then()
                    .statusCode(404);
        }
    }

    private void refused(String mediaType, byte[] file, String code) {
        scene.sends(mediaType, file)
                .statusCode(400)
                .body("errors.code", contains(code), "errors.remedy", everyItem(notNullValue()));
    }

    private void refused(String province, LocalDate published, LocalDate lastDay, String pointer, String code) {
        CleanUpScene.post(
                        request(scene, province, published.toString(), lastDay.toString(), CleanUpScene.URL),
                        CleanUpScene.CSV,
                        csv(scene.serviceNumber, "a.com"),
                        Ids.next().toString())
                .statusCode(400)
                .body("errors.pointer", contains(pointer), "errors.code", contains(code));
    }

    private static RequestSpecification request(
            CleanUpScene scene, String province, String published, String lastDay, String url) {
        return scene.asInspector()
                .queryParam("province", province)
                .queryParam("kind", "SHELL_SITE")
                .queryParam("publishedOn", published)
                .queryParam("lastDay", lastDay)
                .queryParam("sourceUrl", url);
    }

    /** A list with one filing of ours and one of others, in the character set of most provinces. */
    private static byte[] csv(String number, String domain) {
        return (HEADER + "1," + number + ",示例网," + domain + ",贵州示例科技有限公司\r\n2,黔ICP备1900000001号-9,某网,other-" + domain
                        + ",李四\r\n")
                .getBytes(GB18030);
    }
}

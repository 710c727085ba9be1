package cn.icpfiling.sandbox.authority;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.sandbox.SandboxStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Clean-up lists of a province, and what the public query shows of the same subjects by the sponsor's name. */
@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class CleanUpListApiTest {

    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void a_list_of_shell_sites_has_what_the_register_has() {
        var filed = file("空壳一号有限公司", "91510100MA60000A01", "{\"name\":\"一号站\",\"domains\":[\"ok-shell-a.cn\"]}");
        var list = publish("""
                {"province":"510000","kind":"SHELL_SITES","publishedOn":"2026-03-02",
                 "lines":[{"domain":"www.ok-shell-a.cn"},{"number":"蜀ICP备2019000001号-3","subjectName":"张三,\\"个人\\""}]}""")
                .statusCode(201)
                .body("lines", equalTo(2))
                .body("province", equalTo("51"))
                .body("deletionDay", equalTo("2026-03-09"))
                .extract()
                .jsonPath();

        var csv = given().get(list.getString("csv")).then().statusCode(200).contentType("text/csv; charset=GBK");
        assertThat(new String(csv.extract().asByteArray(), GBK).split("\r\n"))
                .containsExactly(
                        "序号,主办单位名称,主体备案号,网站名称,网站备案号,网站域名",
                        "1,空壳一号有限公司," + filed.getString("subjectNumber") + ",一号站,"
                                + filed.getString("services[0].serviceNumber") + ",ok-shell-a.cn",
                        "2,\"张三,\"\"个人\"\"\",蜀ICP备2019000001号,,蜀ICP备2019000001号-3,");
    }

    @Test
    void a_workbook_has_the_same_rows_under_its_title() throws IOException {
        var filed = file("空壳二号有限公司", "91510100MA60000A02", "");
        var list = publish("""
                {"province":"51","kind":"EMPTY_SUBJECTS","publishedOn":"2026-03-02","deletionDay":"2026-03-12","titled":true,
                 "lines":[{"subjectName":"空壳二号有限公司"},{"subjectName":"R&D <查无>"}]}""").statusCode(201).extract().jsonPath();

        var parts = parts(given().get(list.getString("xlsx"))
                .then()
                .statusCode(200)
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .extract()
                .asByteArray());
        assertThat(parts).containsKeys("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml");
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("空壳主体清理清单（公示期：2026年3月2日至2026年3月12日）")
                .containsSubsequence(
                        "<c r=\"B2\"", "主办单位名称", "<c r=\"A3\"", ">1<", "<c r=\"C3\"", filed.getString("subjectNumber"))
                .contains("R&amp;D &lt;查无&gt;");
    }

    @Test
    void a_list_that_no_province_would_publish_is_refused() {
        publish(
                        "{\"province\":\"99\",\"kind\":\"SHELL_SITES\",\"publishedOn\":\"2026-03-02\",\"deletionDay\":\"2026-03-01\","
                                + "\"lines\":[{},{\"domain\":\"no domain\"}]}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/province"))
                .body("errors.pointer", hasItem("/deletionDay"))
                .body("errors.pointer", hasItem("/lines/0"))
                .body("errors.pointer", hasItem("/lines/1/domain"));
        publish("{\"province\":\"51\",\"kind\":\"SHELL_SITES\",\"lines\":[]}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/lines"));
        given().get("/authority/clean-up-lists/00000000-0000-7000-8000-000000000000.csv")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void without_days_a_list_is_published_today_and_ends_in_a_week() {
        var list = publish("{\"province\":\"51\",\"kind\":\"EMPTY_SUBJECTS\",\"lines\":[{\"subjectName\":\"甲\"}]}")
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(LocalDate.parse(list.getString("deletionDay")))
                .isEqualTo(LocalDate.parse(list.getString("publishedOn")).plusDays(7));
    }

    @Test
    void by_the_sponsors_name_a_subject_is_shown_without_a_site_with_others_and_not_at_all() {
        var filed = file("空壳三号有限公司", "91510100MA60000A03", "{\"name\":\"甲站\",\"domains\":[\"ok-shell-c.cn\"]}");
        file("空壳三号有限公司", "91510100MA60000A04", "{\"name\":\"乙站\",\"domains\":[\"ok-shell-d.cn\"]}");
        byName("空壳三号有限公司")
                .body("items", hasSize(2))
                .body("items.domains.flatten()", hasItem("ok-shell-c.cn"))
                .body("items.domains.flatten()", hasItem("ok-shell-d.cn"));

        deregister("serviceNumber", filed.getString("services[0].serviceNumber"));
        byName(" 空壳三号有限公司 ")
                .body("items", hasSize(2))
                .body(
                        "items.find { it.subjectNumber == '" + filed.getString("subjectNumber") + "' }.serviceNumber",
                        equalTo(""));
        deregister("subjectNumber", filed.getString("subjectNumber"));
        byName("空壳三号有限公司").body("items", hasSize(1)).body("items[0].siteName", equalTo("乙站"));
        byName("空壳三号").body("items", hasSize(0));
    }

    private static JsonPath file(String sponsor, String certificate, String service) {
        return given().contentType("application/json; charset=UTF-8")
                .body("{\"sponsor\":\"" + sponsor
                        + "\",\"nature\":\"4\",\"certificateType\":\"1\",\"certificateNumber\":\"" + certificate
                        + "\",\"province\":\"51\",\"services\":[" + service + "]}")
                .post("/authority/filings")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static void deregister(String field, String number) {
        given().contentType("application/json; charset=UTF-8")
                .body("{\"" + field + "\":\"" + number + "\",\"reason\":\"空壳\"}")
                .post("/authority/deregistrations")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse publish(String list) {
        return given().contentType("application/json; charset=UTF-8")
                .body(list)
                .post("/authority/clean-up-lists")
                .then();
    }

    private static ValidatableResponse byName(String name) {
        return given().queryParam("name", name)
                .accept("application/json")
                .get("/authority/public-query")
                .then()
                .statusCode(200);
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        var parts = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}

package cn.icpfiling.filing.offline;

import static cn.icpfiling.filing.OfflineCase.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The instructions of a province and the form of a case, filled in with what is known. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OfflineFormsApiTest extends OfflineScene {

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
    @Tag("long")
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
    void what_no_page_may_hold_does_not_keep_a_form_from_being_printed() throws IOException {
        var told = Map.of("name", "𠮷野<script>&'\"公司", "principal", "𠮷", "phone", "010 - 82998299");
        var id = OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, domain), told)
                .<String>path("caseId");

        assertThat(form(id, "text/html").asString())
                .contains("𠮷野&lt;script&gt;&amp;&#39;&quot;公司")
                .doesNotContain("<script>");
        var pdf = form(id, "application/pdf");
        pdf.then().statusCode(200);
        try (var document = Loader.loadPDF(pdf.asByteArray())) {
            assertThat(text(document)).contains("〔U+20BB7〕野", "〔U+20BB7〕：本文件的字体没有这个字");
        }
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
    @Tag("long")
    void forms_of_an_account_are_drawn_one_after_the_other_and_limited_an_hour() throws Exception {
        var id = OfflineCase.opened(applicant, domain);

        var answers = AtOnce.call(8, _ -> form(id, "application/pdf").statusCode());
        assertThat(answers).contains(200).isSubsetOf(200, 429);
        form(id, "application/pdf").then().statusCode(200);

        sql.update(
                "UPDATE account_limits SET events = 60 WHERE account = ? AND kind = 'OFFLINE_FORM'", applicant.account);
        form(id, "text/html").then().statusCode(429).body("code", is("TOO_MANY_REQUESTS"));
    }

    /** Without the ends of lines, since a long value goes on in the next. */
    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\R", "");
    }
}

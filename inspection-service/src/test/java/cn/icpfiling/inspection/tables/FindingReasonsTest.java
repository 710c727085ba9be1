package cn.icpfiling.inspection.tables;

import static cn.icpfiling.inspection.core.findings.Cure.CHANGE_SERVICE;
import static cn.icpfiling.inspection.core.findings.Cure.CHANGE_SUBJECT;
import static cn.icpfiling.inspection.core.findings.Cure.MEND_SITE;
import static cn.icpfiling.inspection.core.findings.Cure.RENEW_DOMAIN;
import static cn.icpfiling.inspection.core.findings.Cure.TRANSFER_DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.inspection.core.SpotCheckItem;
import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.platform.problem.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FindingReasonsTest {
    private static final FindingReasons CATALOGUE = FindingReasons.bundled();
    private static final Texts TEXTS = Texts.load();

    /** Fields of the subject principal, all of which one order changes. */
    private static final List<String> PRINCIPAL = List.of(
            "/subject/principal/name",
            "/subject/principal/certificateNumber",
            "/subject/principal/mobile",
            "/subject/principal/officePhone",
            "/subject/principal/mail");

    /**
     * A row of the table of the primary source (docs/trade.md 3.3).
     *
     * @param message its words
     * @param cause what its cause is about, in Chinese and in English
     * @param cures the acts that mend the fault, the usual one first
     */
    private record Row(String code, String message, Map<Locale, String> cause, List<Cure> cures, List<String> fields) {

        Row caused(String chinese, String english) {
            return new Row(code, message, Map.of(Locale.CHINESE, chinese, Locale.ENGLISH, english), cures, fields);
        }

        Row mended(List<String> atFields, Cure... byActs) {
            return new Row(code, message, cause, List.of(byActs), atFields);
        }
    }

    private static Row row(String code, String message) {
        return new Row(code, message, Map.of(), List.of(), List.of());
    }

    private static final List<Row> TABLE = List.of(
            row("SPONSOR_NAME.CERT_CANCELLED", "主办单位名称不合格，证件已注销")
                    .caused("原证件已注销", "old certificate was cancelled")
                    .mended(List.of("/subject/name"), CHANGE_SUBJECT),
            row("SPONSOR_NAME.CERT_REVOKED", "主办单位名称不合格，证件已吊销")
                    .caused("吊销", "revoked the certificate")
                    .mended(List.of("/subject/name"), CHANGE_SUBJECT),
            row("SPONSOR_NAME.RENAMED", "主办单位名称不合格，单位名称已发生变更")
                    .caused("已在登记机关更名", "renamed at the register")
                    .mended(List.of("/subject/name"), CHANGE_SUBJECT),
            row("SPONSOR_NAME.DOMAIN_OWNER_DIFFERS", "网站域名持有者与主体单位名称不符")
                    .caused("域名已过户", "domain was transferred")
                    .mended(List.of("/subject/name", "/service/domains"), CHANGE_SUBJECT, TRANSFER_DOMAIN),
            row("SPONSOR_CERT_NO.THREE_IN_ONE", "主办单位证件号码不合格，证件已三证合一")
                    .caused("2015-10-01", "2015-10-01")
                    .mended(List.of("/certificateNumber"), CHANGE_SUBJECT),
            row("SPONSOR_CERT_NO.MISMATCH", "主办单位证件号码不合格，证件号码不一致")
                    .caused("与现行证件不同", "not the one on the present certificate")
                    .mended(List.of("/certificateNumber"), CHANGE_SUBJECT),
            row("SUBJECT_PRINCIPAL.NOT_LEGAL_REP", "主体负责人姓名不合格，非法定代表人")
                    .caused("法定代表人已变更", "legal representative has changed")
                    .mended(PRINCIPAL, CHANGE_SUBJECT),
            row("CONTACT.MOBILE", "备案主体/网站负责人手机号不合格")
                    .caused("手机号码已变更", "the mobile has changed")
                    .mended(
                            List.of("/subject/principal/mobile", "/service/principal/mobile"),
                            CHANGE_SUBJECT,
                            CHANGE_SERVICE),
            row("CONTACT.OFFICE_PHONE", "备案主体或者网站负责人的办公电话不合格")
                    .caused("办公电话已变更", "the office phone has changed")
                    .mended(
                            List.of("/subject/principal/officePhone", "/service/principal/officePhone"),
                            CHANGE_SUBJECT,
                            CHANGE_SERVICE),
            row("DOMAIN.EXPIRED", "域名过期")
                    .caused("未续费", "not renewed")
                    .mended(List.of("/service/domains"), RENEW_DOMAIN),
            row("CONTENT.SUBJECT_MISMATCH", "网站内容与主体不符")
                    .caused("单位性质有误", "nature is wrong")
                    .mended(List.of("/nature", "/service/contentTypes"), CHANGE_SUBJECT, CHANGE_SERVICE, MEND_SITE),
            row("CONTENT.PERSONAL_RUNS_BUSINESS", "个人网站涉及企业")
                    .caused("个人名义", "filed for a person")
                    .mended(List.of("/nature"), CHANGE_SUBJECT, MEND_SITE));

    /** A change takes no other service number (docs/trade.md 3.5), so no holder is sent into a change to enter one. */
    @Test
    void no_cure_by_a_change_names_a_field_that_a_change_refuses() {
        assertThat(CATALOGUE.codes())
                .map(code -> CATALOGUE.find(code).orElseThrow())
                .filteredOn(reason -> reason.cures().contains(CHANGE_SERVICE))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason.fields()).doesNotContain("/service/serviceNumber"));
    }

    @TestFactory
    Stream<DynamicTest> each_of_the_twelve_reasons_has_message_cause_fields_and_curing_acts_of_the_primary_source() {
        assertThat(TABLE).hasSize(12);
        return TABLE.stream()
                .map(row -> dynamicTest(row.code(), () -> {
                    var reason = CATALOGUE.find(row.code()).orElseThrow();
                    assertThat(TEXTS.text(Locale.CHINESE, row.code() + ".detail", List.of()))
                            .isEqualTo(row.message());
                    row.cause()
                            .forEach((language, words) -> assertThat(
                                            TEXTS.text(language, row.code() + ".cause", List.of()))
                                    .contains(words));
                    assertThat(reason.cures()).isEqualTo(row.cures());
                    assertThat(reason.fields()).isEqualTo(row.fields());
                }));
    }

    @Test
    void a_renewed_domain_is_proven_by_its_certificate() {
        assertThat(CATALOGUE.find("DOMAIN.EXPIRED").orElseThrow().evidence()).containsExactly("DOMAIN_CERTIFICATE");
    }

    @Test
    void every_reason_has_message_cause_and_remedy_in_both_languages_and_an_act_that_mends_it() {
        var missing = new ArrayList<String>();
        for (var code : CATALOGUE.codes()) {
            Stream.of(Locale.CHINESE, Locale.ENGLISH)
                    .forEach(language -> Stream.of("detail", "cause", "remedy")
                            .filter(part -> !TEXTS.has(language, code + "." + part))
                            .forEach(part -> missing.add(language + " " + code + "." + part)));
            assertThat(CATALOGUE.find(code).orElseThrow().cures()).as(code).isNotEmpty();
            assertThat(CATALOGUE.find(code).orElseThrow().fields())
                    .as(code)
                    .allSatisfy(pointer -> assertThat(pointer).startsWith("/"));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_cause_belongs_to_a_reason() throws IOException {
        var file = Files.readString(Path.of("src/main/resources/texts/problems_en.properties"));
        var causes = Pattern.compile("^([A-Z_.]+)\\.cause=", Pattern.MULTILINE)
                .matcher(file)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(causes).containsExactlyInAnyOrderElementsOf(CATALOGUE.codes());
    }

    @Test
    void every_item_of_a_spot_check_and_every_rule_of_a_concern_has_a_reason() {
        for (var item : SpotCheckItem.values()) {
            assertThat(CATALOGUE.of(item).spotCheckItem()).isEqualTo(item);
        }
        for (var rule : List.of("D1", "D2", "D4", "D5", "D6")) {
            assertThat(CATALOGUE.find(ConcernReason.of(rule, "OTHER").code()))
                    .as(rule)
                    .isPresent();
        }
    }

    @Test
    void every_reason_for_which_the_provider_ends_a_filing_can_be_a_finding() throws IOException {
        var file = Files.readString(Path.of("../filing-service/src/main/resources/rules/reasons.yaml"));
        var ending = Pattern.compile("^ +- ([A-Z_.]+)$", Pattern.MULTILINE)
                .matcher(file.substring(file.indexOf("  ending:")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(ending).isNotEmpty();
        assertThat(CATALOGUE.codes()).containsAll(ending);
    }
}

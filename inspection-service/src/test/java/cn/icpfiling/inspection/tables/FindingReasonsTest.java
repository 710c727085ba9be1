package cn.icpfiling.inspection.tables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.inspection.core.SpotCheckItem;
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
import org.junit.jupiter.api.Test;

class FindingReasonsTest {
    private static final FindingReasons CATALOGUE = FindingReasons.bundled();
    private static final Texts TEXTS = Texts.load();

    /** The messages of the primary source, word by word (docs/trade.md 3.3). */
    private static final Map<String, String> VERBATIM = Map.ofEntries(
            Map.entry("SPONSOR_NAME.CERT_CANCELLED", "主办单位名称不合格，证件已注销"),
            Map.entry("SPONSOR_NAME.CERT_REVOKED", "主办单位名称不合格，证件已吊销"),
            Map.entry("SPONSOR_NAME.RENAMED", "主办单位名称不合格，单位名称已发生变更"),
            Map.entry("SPONSOR_NAME.DOMAIN_OWNER_DIFFERS", "网站域名持有者与主体单位名称不符"),
            Map.entry("SPONSOR_CERT_NO.THREE_IN_ONE", "主办单位证件号码不合格，证件已三证合一"),
            Map.entry("SPONSOR_CERT_NO.MISMATCH", "主办单位证件号码不合格，证件号码不一致"),
            Map.entry("SUBJECT_PRINCIPAL.NOT_LEGAL_REP", "主体负责人姓名不合格，非法定代表人"),
            Map.entry("CONTACT.MOBILE", "备案主体/网站负责人手机号不合格"),
            Map.entry("CONTACT.OFFICE_PHONE", "备案主体或者网站负责人的办公电话不合格"),
            Map.entry("DOMAIN.EXPIRED", "域名过期"),
            Map.entry("CONTENT.SUBJECT_MISMATCH", "网站内容与主体不符"),
            Map.entry("CONTENT.PERSONAL_RUNS_BUSINESS", "个人网站涉及企业"));

    @Test
    void the_twelve_reasons_of_the_primary_source_have_its_own_words() {
        VERBATIM.forEach((code, message) -> {
            assertThat(CATALOGUE.find(code)).as(code).isPresent();
            assertThat(TEXTS.text(Locale.CHINESE, code + ".detail", List.of())).isEqualTo(message);
        });
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

package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.platform.testkit.LocalStackResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The notices of findings for every reason of the owner's catalogue, in both languages and over every channel. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class FindingTextsApiTest {

    private static final Path REASONS = Path.of("../inspection-service/src/main/resources/rules/finding-reasons.yaml");
    private static final List<NoticeTemplate> TEMPLATES = Arrays.stream(NoticeTemplate.values())
            .filter(template -> template.name().startsWith("FINDING_"))
            .toList();
    /** An SMS of so many characters is still sent as one, in parts. */
    private static final int LONGEST_SMS = 500;

    @Inject
    NoticeTexts texts;

    @Inject
    FindingTexts words;

    @Test
    void every_reason_is_told_in_both_languages_over_every_channel() throws IOException {
        var reasons = reasons();
        assertThat(reasons).hasSizeGreaterThan(35);
        for (var reason : reasons) {
            for (var language : Language.values()) {
                var message = (String) words.in(language, reason).get("message");
                for (var template : TEMPLATES) {
                    for (var channel : template.channels()) {
                        var written = texts.write(template, channel, language, reason);
                        assertThat(written.text())
                                .as("%s %s %s %s", reason.get("reason"), template, language, channel)
                                .contains(message, "expired-shop.com")
                                .doesNotContain("{", "}", "null", "NOT_FOUND", "..", "。。", "。.", "FINDING.");
                        if (channel == Channel.SMS) {
                            assertThat(written.text().length()).isLessThan(LONGEST_SMS);
                        }
                    }
                }
            }
        }
    }

    /** What is null is not stored, so the values that are read back lack it. */
    @Test
    void a_finding_without_a_domain_a_number_or_a_day_is_told_too() throws IOException {
        var stored = new HashMap<>(reason("SITE.SHELL"));
        stored.keySet().removeAll(List.of("domain", "number", "dueOn", "daysLeft", "dayKind", "endReason"));
        for (var language : Language.values()) {
            for (var template : TEMPLATES) {
                for (var channel : template.channels()) {
                    assertThat(texts.write(template, channel, language, stored).text())
                            .as("%s %s %s", template, language, channel)
                            .contains((String) words.in(language, stored).get("message"))
                            .doesNotContain("{", "}", "null", "NOT_FOUND");
                }
            }
        }
    }

    @Test
    void every_field_and_act_of_the_catalogue_has_a_word_in_both_languages() throws IOException {
        for (var reason : reasons()) {
            for (var language : Language.values()) {
                var data = words.in(language, reason);
                assertThat(codes(data.get("cureTexts")))
                        .isNotEmpty()
                        .doesNotContainAnyElementsOf(codes(reason.get("cures")));
                var fields = codes(reason.get("fields"));
                if (!fields.isEmpty()) {
                    assertThat(codes(data.get("fieldTexts"))).isNotEmpty().doesNotContainAnyElementsOf(fields);
                }
            }
        }
        var unknown = new HashMap<>(reasons().getFirst());
        unknown.put("cures", List.of("SOMETHING_NEW"));
        assertThat(words.in(Language.ZH, unknown)).containsEntry("cureTexts", List.of("SOMETHING_NEW"));
    }

    @Test
    void the_mail_is_titled_as_the_trade_wants_it_and_says_what_by_when_and_what_follows() throws IOException {
        var written = texts.write(
                NoticeTemplate.FINDING_NOTIFIED, Channel.MAIL, Language.ZH, reason("SPONSOR_NAME.CERT_CANCELLED"));

        assertThat(written.subject()).isEqualTo("《阿里云备案信息核查通知》");
        assertThat(written.text())
                .contains(
                        "主办单位名称不合格，证件已注销。",
                        "涉及信息：主办单位名称。",
                        "办理方式：变更备案主体。",
                        "2026-12-15（含当日），剩余 15 个工作日",
                        "逾期未整改的，我方将取消接入。",
                        "接入取消后仍可查看");
    }

    @Test
    void the_days_left_are_calendar_days_if_the_authority_has_published_the_last_day_and_else_working_days()
            throws IOException {
        var named = 0;
        for (var template : TEMPLATES) {
            for (var channel : template.channels()) {
                var working = reason("DOMAIN.EXPIRED");
                var calendar = new HashMap<>(working);
                calendar.put("dayKind", "CALENDAR");
                var inChinese =
                        texts.write(template, channel, Language.ZH, calendar).text();
                var inEnglish =
                        texts.write(template, channel, Language.EN, calendar).text();
                assertThat(inChinese).as("%s %s", template, channel).doesNotContain("工作日");
                assertThat(inEnglish).as("%s %s", template, channel).doesNotContain("working days");
                if (texts.write(template, channel, Language.ZH, working).text().contains("剩余 15 个工作日")) {
                    named++;
                    assertThat(inChinese).contains("剩余 15 个自然日");
                    assertThat(inEnglish).contains("calendar days left: 15");
                    assertThat(texts.write(template, channel, Language.EN, working)
                                    .text())
                            .contains("working days left: 15");
                }
            }
        }
        assertThat(named).isEqualTo(8);
    }

    @Test
    void a_shell_site_is_told_the_three_ways_to_mend_it() throws IOException {
        for (var channel : Channel.values()) {
            assertThat(texts.write(NoticeTemplate.FINDING_NOTIFIED, channel, Language.ZH, reason("SITE.SHELL"))
                            .text())
                    .contains("仍在我方接入的", "接入已取消的", "迁至其他接入商的", "2026-12-15");
            assertThat(texts.write(NoticeTemplate.FINDING_NOTIFIED, channel, Language.EN, reason("SITE.SHELL"))
                            .text())
                    .contains("Still with us", "Access ended", "another provider", "2026-12-15");
        }
    }

    /** Only a finding that is not overdue can be contested (ADR 0030). */
    @Test
    void an_overdue_finding_invites_no_contest_and_names_the_way_that_is_open() throws IOException {
        var chinese = texts.write(NoticeTemplate.FINDING_OVERDUE, Channel.MAIL, Language.ZH, reason("DOMAIN.EXPIRED"));
        var english = texts.write(NoticeTemplate.FINDING_OVERDUE, Channel.MAIL, Language.EN, reason("DOMAIN.EXPIRED"));

        assertThat(chinese.text()).contains("提交材料", "不再受理申诉", "联系我们的客服").doesNotContain("提出申诉");
        assertThat(english.text())
                .contains("hand in papers", "contested before its deadline only", "ask our support")
                .doesNotContain("or to contest");
    }

    @Test
    void a_finding_without_a_consequence_threatens_with_none() throws IOException {
        var advice = new HashMap<>(reason("NUMBER.NOT_SHOWN"));
        advice.put("consequence", "NONE");

        assertThat(texts.write(NoticeTemplate.FINDING_NOTIFIED, Channel.MAIL, Language.ZH, advice)
                        .text())
                .doesNotContain("我方将");
    }

    private static Map<String, Object> reason(String code) throws IOException {
        return reasons().stream()
                .filter(reason -> reason.get("reason").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> reasons() throws IOException {
        var catalogue = new YAMLMapper().readTree(REASONS.toFile()).path("reasons");
        return StreamSupport.stream(catalogue.spliterator(), false)
                .map(FindingTextsApiTest::values)
                .toList();
    }

    private static Map<String, Object> values(JsonNode reason) {
        var values = new HashMap<String, Object>();
        values.put("reason", reason.path("code").asText());
        values.put("cures", list(reason.path("cures")));
        values.put("fields", list(reason.path("fields")));
        values.put("domain", "expired-shop.com");
        values.put("number", "N-1");
        values.put("dueOn", "2026-12-15");
        values.put("daysLeft", 15);
        values.put("consequence", "CANCEL_ACCESS");
        values.put("endReason", "ACCESS_ENDED");
        return values;
    }

    private static List<String> codes(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    private static List<String> list(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

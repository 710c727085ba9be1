package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class NoticeTextsApiTest {

    @Inject
    NoticeTexts texts;

    @Inject
    CallNumbers callNumbers;

    @Inject
    ReasonTexts reasons;

    @Test
    void every_template_speaks_both_languages_over_its_channels() {
        for (var template : NoticeTemplate.values()) {
            for (var language : Language.values()) {
                for (var channel : template.channels()) {
                    for (var values : List.of(full(), bare())) {
                        var written = texts.write(template, channel, language, values);
                        assertThat(written.text())
                                .as("%s %s %s", template, language, channel)
                                .isNotBlank()
                                .doesNotContain("{", "}", "null", "NOT_FOUND");
                        if (channel == Channel.MAIL) {
                            assertThat(written.subject()).isNotBlank().doesNotContain("{");
                        }
                    }
                }
            }
        }
    }

    @Test
    void english_texts_hold_no_chinese_but_the_filing_numbers() {
        for (var template : NoticeTemplate.values()) {
            var values = full();
            values.put("subjectNumber", "N-1");
            values.put("serviceNumbers", List.of("N-1-1"));
            values.put("number", "N-1-1");
            for (var channel : template.channels()) {
                assertThat(texts.write(template, channel, Language.EN, values).text())
                        .as("%s %s", template, channel)
                        .doesNotContainPattern("\\p{IsHan}");
            }
        }
    }

    @Test
    void a_return_tells_each_reason_with_its_remedy_and_an_unknown_one_by_its_code() {
        var written = texts.write(NoticeTemplate.ORDER_RETURNED, Channel.MAIL, Language.ZH, full());

        assertThat(written.text()).contains("1. 域名已过期：请先续费；2. X-77。").contains("重新提交");
    }

    @Test
    void every_reason_of_the_owners_catalogue_can_be_told_in_both_languages() throws IOException {
        var catalogue = Files.readString(Path.of("../filing-service/src/main/resources/rules/reasons.yaml"));
        var codes = Pattern.compile("^ +- ([A-Z_.]+)$", Pattern.MULTILINE)
                .matcher(catalogue)
                .results()
                .map(code -> code.group(1))
                // These two never send an order back.
                .filter(code -> !Set.of("SOURCE_UNAVAILABLE", "AUTHORITY_DECISION_IMPLIES_SMS")
                        .contains(code))
                .toList();

        assertThat(codes).hasSizeGreaterThan(35);
        for (var language : Language.values()) {
            assertThat(reasons.in(language, codes, null)).doesNotContainAnyElementsOf(codes);
        }
    }

    @Test
    void a_deregistration_of_the_provider_tells_its_reason_and_one_of_the_authority_whom_to_ask() {
        var byProvider = texts.write(NoticeTemplate.RECORD_DEREGISTERED, Channel.SMS, Language.ZH, full());
        var byAuthority = full();
        byAuthority.put("reasons", List.of());

        assertThat(byProvider.text()).contains("原因：1. ").contains("咨询客服");
        assertThat(texts.write(NoticeTemplate.RECORD_DEREGISTERED, Channel.SMS, Language.ZH, byAuthority)
                        .text())
                .contains("咨询管局")
                .doesNotContain("原因");
    }

    @Test
    void the_provider_is_named_and_so_are_the_numbers_of_its_profile() {
        callNumbers.refresh();

        var written = texts.write(NoticeTemplate.ORDER_SUBMITTED, Channel.SMS, Language.ZH, full());

        assertThat(written.text()).startsWith("【阿里云】").contains("400-800-1234");
    }

    @Test
    void the_mail_of_a_grant_tells_what_is_due_after_it() {
        assertThat(texts.write(NoticeTemplate.ORDER_COMPLETED, Channel.MAIL, Language.ZH, full())
                        .text())
                .contains("10 个工作日内办理变更备案", "30 日内，还须向公安机关办理备案");
        assertThat(texts.write(NoticeTemplate.ORDER_COMPLETED, Channel.MAIL, Language.EN, full())
                        .text())
                .contains("within 10 working days", "public security authority, within 30 days");
    }

    @Test
    void a_grant_tells_all_numbers() {
        assertThat(texts.write(NoticeTemplate.ORDER_COMPLETED, Channel.SMS, Language.ZH, full())
                        .text())
                .contains("备案号 京ICP备2026000001号，网站备案号 京ICP备2026000001号-1、京ICP备2026000001号-2。");
    }

    @Test
    void a_reminder_says_how_long_the_order_has_waited_and_when_it_ends() {
        assertThat(texts.write(NoticeTemplate.ORDER_REMINDED, Channel.SMS, Language.ZH, full())
                        .text())
                .contains("等待您处理 7 天", "2027-01-08");
        assertThat(texts.write(NoticeTemplate.ORDER_REMINDED, Channel.MAIL, Language.EN, full())
                        .text())
                .contains("waiting for you for 7 days", "2027-01-08");
    }

    private static Map<String, Object> full() {
        var values = bare();
        values.put("code", "012345");
        values.put("minutes", 5);
        values.put("gone", true);
        values.put("reasons", List.of("DOMAIN_EXPIRED", "X-77"));
        values.put("subjectNumber", "京ICP备2026000001号");
        values.put("serviceNumbers", List.of("京ICP备2026000001号-1", "京ICP备2026000001号-2"));
        values.put("smsUntil", "2026-11-25 17:00");
        values.put("smsPage", "https://beian.miit.gov.cn/");
        values.put("expectedFrom", "2026-11-25");
        values.put("expectedTo", "2026-11-26");
        values.put("number", "京ICP备2026000001号-1");
        values.put("cures", List.of("RENEW_DOMAIN"));
        values.put("fields", List.of("/service/domains"));
        values.put("dueOn", "2026-12-15");
        values.put("daysLeft", 15);
        values.put("consequence", "CANCEL_ACCESS");
        values.put("endReason", "ACCESS_ENDED");
        values.put("other", "138****5678");
        values.put("partner", "Hosting Ltd");
        return values;
    }

    /** What an event without its optional parts leaves. */
    private static Map<String, Object> bare() {
        var values = new HashMap<String, Object>();
        values.put("code", "012345");
        values.put("minutes", 5);
        values.put("login", "13912345678");
        values.put("mail", "h***@example.cn");
        values.put("phone", "139****5678");
        values.put("newPhone", "137****5678");
        values.put("days", 30);
        values.put("domain", "example.cn");
        values.put("order", "00000003");
        values.put("client", "00000004");
        values.put("credential", "00000005");
        values.put("offlineCase", "000000c1");
        values.put("typeCheck", "000000d2");
        values.put("kind", "OFFLINE_TRANSFER");
        values.put("id", "019a0000-0000-7000-8000-00000000000b");
        values.put("state", "DECIDED_GRANTED");
        values.put("filedAs", "example.cn");
        values.put("way", "CLAIM");
        values.put("link", "https://icp.example/api/v1/case-stops/x");
        values.put("until", "2026-11-28 17:00");
        values.put("partner", "Cloud Hosts Ltd");
        values.put("phone", "139****5678");
        values.put("partner", "");
        values.put("reasons", List.of());
        values.put("subjectNumber", "京ICP备2026000001号");
        values.put("serviceNumbers", List.of());
        values.put("smsUntil", "2026-11-25 17:00");
        values.put("idleDays", 7);
        values.put("endsOn", "2027-01-08");
        values.put("expectedFrom", null);
        values.put("expectedTo", null);
        values.put("endpoint", "000000f1");
        values.put("gone", false);
        values.put("reason", "DOMAIN.EXPIRED");
        values.put("number", null);
        values.put("cures", List.of());
        values.put("fields", List.of());
        values.put("dueOn", null);
        values.put("daysLeft", null);
        values.put("consequence", "NONE");
        values.put("endReason", null);
        values.put("target", "138****5678");
        values.put("other", "");
        values.put("testSubject", "A subject");
        values.put("testText", "A text");
        return values;
    }
}

package cn.icpfiling.account.core.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.core.templates.Variable.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextRulesTest {

    private static final String SIGN = "【{provider}】";
    private static final String HOST = "icp.example.cn";
    private static final TemplateEntry ENTRY = new TemplateEntry(
            NoticeTemplate.FINDING_NOTIFIED,
            new Bilingual("原因", "cause"),
            Set.of(RecipientKind.ACCOUNT),
            List.of(
                    variable("provider", Kind.TEXT, false, false),
                    variable("dueOn", Kind.TEXT, true, false),
                    variable("login", Kind.TEXT, false, true),
                    variable("gone", Kind.FLAG, false, false),
                    variable("message", Kind.TEXT, false, false),
                    variable("reasonTexts", Kind.LIST, false, false)),
            Map.of(
                    Channel.SMS,
                    List.of(TemplateEntry.Required.read("message")),
                    Channel.MAIL,
                    List.of(TemplateEntry.Required.read("message")),
                    Channel.VOICE,
                    List.of(TemplateEntry.Required.read("message?"))),
            new Bilingual("核查通知", "notice of the inspection"),
            Map.of());
    private static final Map<String, Object> EXAMPLE = Map.of(
            "provider",
            "阿里云",
            "dueOn",
            "2026-12-15",
            "login",
            "138****5678",
            "gone",
            true,
            "message",
            "域名已过期",
            "reasonTexts",
            List.of("一"));

    @Test
    void a_good_text_breaks_no_rule() {
        assertThat(sms(SIGN + "{message}。{#if dueOn}请于 {dueOn} 前整改。{/if}")).isEmpty();
        assertThat(mail("《{provider}核查通知》", "{message}\n请打开 https://icp.example.cn/findings 查看。"))
                .isEmpty();
    }

    @Test
    void each_fault_of_a_text_has_its_code() {
        assertThat(sms(SIGN + "{message}{lastName}")).containsExactly("/text TEMPLATE_VARIABLE_UNKNOWN");
        assertThat(sms(SIGN + "请整改")).containsExactly("/text TEMPLATE_VARIABLE_REQUIRED");
        assertThat(sms(SIGN + "{message}{#if dueOn}")).containsExactly("/text TEMPLATE_TAG_UNCLOSED");
        assertThat(sms(SIGN + "{message.bytes}")).containsExactly("/text TEMPLATE_TAG_UNKNOWN");
        assertThat(sms(SIGN + "{message}请于 {dueOn} 前")).containsExactly("/text TEMPLATE_OPTIONAL_UNGUARDED");
        assertThat(sms(SIGN + "{message}{reasonTexts}")).containsExactly("/text TEMPLATE_VARIABLE_MISUSED");
        assertThat(sms(SIGN + "{message}{#for m in message}{m}{/for}"))
                .containsExactly("/text TEMPLATE_VARIABLE_MISUSED");
        assertThat(sms(SIGN + "{message}{gone}")).containsExactly("/text TEMPLATE_VARIABLE_MISUSED");
        assertThat(sms("{message}")).containsExactly("/text TEMPLATE_SIGN_MISSING");
        assertThat(sms(SIGN + "{message}" + "字".repeat(491))).containsExactly("/text TEMPLATE_SMS_TOO_LONG");
        assertThat(sms(SIGN + "{message}<b>")).containsExactly("/text TEMPLATE_MARKUP");
        assertThat(check(Channel.SMS, "主题", SIGN + "{message}")).containsExactly("/subject TEMPLATE_SUBJECT_UNWANTED");
    }

    @Test
    void what_every_reader_needs_stands_in_every_branch() {
        for (var hidden : List.of(
                "{#if gone}{message}{/if}",
                "{#if gone}{message}{#else}请整改{/if}",
                "{#if gone}{message}{#else if login == 'x'}{message}{/if}",
                "{#if gone}请整改{#else if message}{message}{/if}",
                "{#for one in reasonTexts}{message}{/for}")) {
            assertThat(sms(SIGN + "请" + hidden)).as(hidden).contains("/text TEMPLATE_VARIABLE_HIDDEN");
        }
        for (var shown : List.of(
                "{#if gone}{message}{#else}{message}{/if}",
                "{#if gone}请{#else}请{/if}{message}",
                "{#if message}{message}{/if}",
                "{#if message}{#if gone}{message}{#else}{message}{/if}{#else}无{/if}")) {
            assertThat(sms(SIGN + "请" + shown)).as(shown).isEmpty();
        }
        assertThat(sms(SIGN + "{#for message in reasonTexts}{message}{/for}"))
                .containsExactly("/text TEMPLATE_VARIABLE_REQUIRED");
        assertThat(mail("核查通知{#if gone}{message}{/if}", "请")).contains("/text TEMPLATE_VARIABLE_REQUIRED");
        assertThat(mail("核查通知{message}", "请")).isEmpty();
    }

    @Test
    void what_only_some_readers_need_may_stand_in_one_branch() {
        assertThat(check(Channel.VOICE, null, "请整改{#if gone}{message}{/if}")).isEmpty();
        assertThat(check(Channel.VOICE, null, "请整改")).containsExactly("/text TEMPLATE_VARIABLE_REQUIRED");
    }

    @Test
    void of_two_names_each_branch_has_one() {
        assertThat(MessageTemplate.parse("{#if partner}{partner}{#else}{target}{/if}")
                        .alwaysNames(Set.of("partner", "target")))
                .isTrue();
        assertThat(MessageTemplate.parse("{#if partner}{partner}{/if}").alwaysNames(Set.of("partner", "target")))
                .isFalse();
        assertThat(MessageTemplate.parse("{#if partner}{target}{#else}{partner}{/if}")
                        .alwaysNames(Set.of("partner", "target")))
                .isFalse();
    }

    @Test
    void each_fault_of_a_subject_has_its_code() {
        assertThat(mail(null, "{message}")).containsExactly("/subject TEMPLATE_SUBJECT_MISSING");
        assertThat(mail("通知", "{message}")).containsExactly("/subject TEMPLATE_TITLE_MISSING");
        assertThat(mail("核查通知{login}", "{message}")).containsExactly("/subject TEMPLATE_SUBJECT_PERSONAL");
        assertThat(mail("核查通知" + "字".repeat(75), "{message}")).containsExactly("/subject TEMPLATE_SUBJECT_TOO_LONG");
        assertThat(mail("核查通知\nBcc: all@example.cn", "{message}"))
                .containsExactly("/subject TEMPLATE_CHARACTER_REFUSED");
        assertThat(mail("核查通知{dueOn}", "{message}")).containsExactly("/subject TEMPLATE_OPTIONAL_UNGUARDED");
    }

    @Test
    void a_text_leads_to_no_host_but_ours() {
        for (var link : List.of(
                "https://evil.example/x",
                "http://icp.example.cn.evil.example",
                "https://{message}",
                "https://icp.example.cn{message}",
                "https://user@evil.example",
                "ftp://icp.example.cn/",
                "javascript://icp.example.cn/",
                "www.evil.example",
                "evil.example/pay")) {
            assertThat(sms(SIGN + "{message} " + link + " ")).as(link).contains("/text TEMPLATE_HOST_FOREIGN");
        }
        assertThat(sms(SIGN + "{message} https://icp.example.cn/a?b=c 。 icp.example.cn"))
                .isEmpty();
    }

    @Test
    void controls_and_characters_that_hide_are_refused() {
        for (var character : List.of("\u0007", "\t", "\u202E", "\u200B", "\uFEFF", "\u2066", "\u0085", "\uD800")) {
            assertThat(sms(SIGN + "{message}" + character + "。"))
                    .as("%04X", (int) character.charAt(0))
                    .containsExactly("/text TEMPLATE_CHARACTER_REFUSED");
        }
        assertThat(sms(SIGN + "{message}😀")).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(mail("通知{login}", "{nobody}<i>https://evil.example"))
                .containsExactlyInAnyOrder(
                        "/subject TEMPLATE_TITLE_MISSING",
                        "/subject TEMPLATE_SUBJECT_PERSONAL",
                        "/text TEMPLATE_VARIABLE_UNKNOWN",
                        "/text TEMPLATE_MARKUP",
                        "/text TEMPLATE_HOST_FOREIGN");
    }

    private static List<String> sms(String text) {
        return check(Channel.SMS, null, text);
    }

    private static List<String> mail(String subject, String text) {
        return check(Channel.MAIL, subject, text);
    }

    private static List<String> check(Channel channel, String subject, String text) {
        return TextRules.check(ENTRY, channel, Language.ZH, subject, text, HOST, new HashMap<>(EXAMPLE)).stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }

    private static Variable variable(String name, Kind kind, boolean optional, boolean personal) {
        return new Variable(name, kind, optional, personal, new Bilingual(name, name));
    }
}

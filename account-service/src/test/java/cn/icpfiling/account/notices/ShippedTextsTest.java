package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextRules;
import cn.icpfiling.account.templates.PublishedTexts;
import cn.icpfiling.account.templates.ShippedTexts;
import cn.icpfiling.account.templates.TemplateCatalogue;
import cn.icpfiling.platform.problem.Texts;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of the release keep the rules that those of an administrator keep. */
class ShippedTextsTest {

    /** As long as the name of a partner may be in a text. */
    private static final String LONGEST_AGENT = "示例云服务商".repeat(5);

    /** They are about the login of an account, which a partner's customer does not have. */
    private static final Set<NoticeTemplate> OF_LOGINS = EnumSet.of(
            NoticeTemplate.ACCOUNT_CLOSED,
            NoticeTemplate.CODE_SIGN_IN,
            NoticeTemplate.LOGIN_NAME_FOUND,
            NoticeTemplate.MAIL_BOUNCED,
            NoticeTemplate.MEMBER_ADDED,
            NoticeTemplate.MEMBER_INVITED,
            NoticeTemplate.PASSWORD_REMOVED,
            NoticeTemplate.PASSWORD_SET,
            NoticeTemplate.PHONE_CHANGE_GRANTED,
            NoticeTemplate.PHONE_CHANGED);

    private static final Pattern TO_THE_LOGIN =
            Pattern.compile("(?i)sign in|read it and answer|登录(?:备案平台|账号|后)|请登录|请查看");

    private static final Map<String, Integer> COLUMNS = Map.of("subject", 200, "text", 4000);

    private final NoticeTexts texts = new NoticeTexts(
            null,
            new TestProvider(),
            new CallNumbers(null, new TestProvider()),
            new ReasonTexts(Texts.load()),
            new FindingTexts(Texts.load()));

    @Test
    void the_catalogue_has_each_template_and_no_other() {
        assertThat(TemplateCatalogue.load().keySet()).containsExactly(NoticeTemplate.values());
    }

    @Test
    void each_text_of_the_release_keeps_the_rules() {
        for (var key : TextKey.all()) {
            var entry = TemplateCatalogue.load().get(key.template());
            var source = ShippedTexts.read(key);
            for (var agent : List.of("", LONGEST_AGENT)) {
                var stored = new HashMap<>(entry.example());
                stored.put("agent", agent);

                assertThat(TextRules.check(
                                entry,
                                key.channel(),
                                key.language(),
                                source.subject(),
                                source.text(),
                                "icp.example",
                                texts.data(key.language(), stored)))
                        .as(key.file() + " of " + agent)
                        .isEmpty();
            }
            assertThat(source.text().length()).as(key.file()).isLessThanOrEqualTo(COLUMNS.get("text"));
        }
    }

    /** The set is exact, so a text without a form for customers fails, and so does a pattern that finds nothing. */
    @Test
    void no_text_but_those_about_a_login_sends_the_customer_of_a_partner_to_the_login() {
        var leading = EnumSet.noneOf(NoticeTemplate.class);
        for (var key : TextKey.all()) {
            for (var suspended : List.of(true, false)) {
                var stored = new HashMap<>(
                        TemplateCatalogue.load().get(key.template()).example());
                stored.put("agent", "示例云");
                stored.put("suspended", suspended);
                var written = texts.write(key, PublishedTexts.Text.of(ShippedTexts.read(key)), stored);
                if (TO_THE_LOGIN.matcher(written.text()).find()) {
                    leading.add(key.template());
                }
            }
        }

        assertThat(leading).isEqualTo(OF_LOGINS);
    }

    /** The support can neither answer nor contest, nor hand in papers; a contest is of no use once the case has ended. */
    @Test
    void no_mail_about_a_finding_promises_an_act_that_a_suspended_partner_alone_could_do() {
        var mails = TextKey.all().stream()
                .filter(key -> key.channel() == Channel.MAIL)
                .filter(key -> ShippedTexts.read(key).text().contains("{#if suspended}"))
                .toList();

        assertThat(mails).as("canary: six in two languages").hasSize(12);
        for (var key : mails) {
            var stored =
                    new HashMap<>(TemplateCatalogue.load().get(key.template()).example());
            stored.put("agent", "SUPPORT");
            var text = PublishedTexts.Text.of(ShippedTexts.read(key));
            assertThat(texts.write(key, text, stored).text()).as(key.file()).contains("SUPPORT");

            stored.put("suspended", true);
            assertThat(texts.write(key, text, stored).text())
                    .as(key.file())
                    .doesNotContain("SUPPORT")
                    .containsAnyOf("to an account of its holder", "转移到备案主体自己的账号");
        }
    }

    @Test
    void each_variable_of_a_template_has_an_example() {
        for (var entry : TemplateCatalogue.load().values()) {
            for (var key : TextKey.of(entry.template())) {
                assertThat(texts.data(key.language(), entry.example()))
                        .as(entry.template().name())
                        .containsKeys(entry.variables().stream()
                                .map(variable -> variable.name())
                                .toArray(String[]::new));
            }
        }
    }

    @Test
    void a_mail_says_in_html_what_its_text_says_and_brings_no_markup_of_a_value() {
        var key = TextKey.of(NoticeTemplate.LOGIN_NAME_FOUND).stream()
                .filter(text -> text.channel() == Channel.MAIL)
                .findFirst()
                .orElseThrow();

        var written = texts.write(
                key,
                PublishedTexts.Text.of(ShippedTexts.read(key)),
                Map.of("login", "<script>alert(1)</script>", "domain", "https://icp.example/a?b=1&c='2'"));

        assertThat(written.html())
                .contains("&lt;script&gt;", "<a href=\"https://icp.example/a?b=1&amp;c=\">")
                .doesNotContain("<script", "<img", "http-equiv");
        assertThat(written.text()).contains("<script>alert(1)</script>");
    }

    record TestProvider() implements ProviderProfile {

        @Override
        public String name() {
            return "阿里云";
        }

        @Override
        public String nameEn() {
            return "Alibaba Cloud";
        }

        @Override
        public List<String> callNumbers() {
            return List.of("95187");
        }
    }
}

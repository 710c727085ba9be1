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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The texts of the release keep the rules that those of an administrator keep. */
class ShippedTextsTest {

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
            var example = texts.data(key.language(), entry.example());

            assertThat(TextRules.check(
                            entry,
                            key.channel(),
                            key.language(),
                            source.subject(),
                            source.text(),
                            "icp.example",
                            example))
                    .as(key.file())
                    .isEmpty();
            assertThat(source.text().length()).as(key.file()).isLessThanOrEqualTo(COLUMNS.get("text"));
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

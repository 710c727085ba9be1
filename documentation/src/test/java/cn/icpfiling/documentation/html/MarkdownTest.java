package cn.icpfiling.documentation.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private final Markdown markdown = new Markdown(new LinkTargets() {
        @Override
        public Target target(Language language, String kind, String name) {
            if (!kind.equals("problem")) {
                throw new IllegalArgumentException("there is no " + kind + " " + name);
            }
            return new Target(language.address("problems/" + name), "<code>" + name + "</code>");
        }

        @Override
        public String diagram(Language language, String name) {
            return "<svg></svg>";
        }
    });

    private Markdown.Rendered render(String text) {
        return markdown.render(Language.EN, "guides/change", text);
    }

    @Test
    void a_heading_has_its_own_id_or_one_of_its_words() {
        var page = render("## Submit it {#submit}\n\n### 下一步 here\n");

        assertThat(page.html()).contains("<h2 id=\"submit\">Submit it</h2>", "<h3 id=\"下一步-here\">");
        assertThat(page.headings()).extracting(SitePage.Heading::id).containsExactly("submit", "下一步-here");
        assertThat(page.words()).isEqualTo("Submit it 下一步 here");
    }

    @Test
    void links_by_name_by_file_and_to_elsewhere() {
        assertThat(render("[](problem:RULES_BROKEN) [why](problem:RULES_BROKEN)")
                        .html())
                .contains("<a href=\"/docs/en/problems/RULES_BROKEN\"><code>RULES_BROKEN</code></a>", ">why</a>");
        assertThat(render("[a](../start/first.md#x) [b](other.md) [c](#here) [d](../start/index.md)")
                        .html())
                .contains(
                        "/docs/en/start/first#x",
                        "/docs/en/guides/other\"",
                        "href=\"#here\"",
                        "href=\"/docs/en/start\"");
        assertThat(render("[e](https://example.com/)").html()).contains("rel=\"noreferrer\"");
    }

    @Test
    void an_address_of_the_sandbox_is_told_by_its_variable_and_is_no_link() {
        assertThat(render("See the [inbox](sandbox:/inbox).").html())
                .contains("inbox <code>$SANDBOX/inbox</code>")
                .doesNotContain("<a ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](operation:none)",
                "[a](nowhere)",
                "[a](http://insecure.example)",
                "![a](picture.png)",
                "<b>HTML</b>",
                "<script>alert(1)</script>",
                "# A title",
                "## Twice\n\n## Twice"
            })
    void what_the_site_must_not_have_ends_the_build(String text) {
        assertThatThrownBy(() -> render(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guides/change");
    }

    @Test
    void neighbouring_blocks_with_a_tab_are_one_group() {
        var html = render(
                        "```bash tab=curl\ncurl x\n```\n\n```java tab=Java\nvar x = 1;\n```\n\ntext\n\n```json title=\"Answer\"\n{\"a\": 1}\n```\n")
                .html();

        assertThat(html)
                .containsOnlyOnce("class=\"tabs\"")
                .contains("data-tab=\"curl\"", "data-tab=\"Java\"", "<figcaption>Answer</figcaption>");
        assertThat(html.indexOf("</div>\n</div>")).isLessThan(html.indexOf("<p>text</p>"));
        assertThat(html).contains("<span class=\"c-key\">curl</span>", "<span class=\"c-key\">&quot;a&quot;</span>");
    }

    @Test
    void a_note_is_named_in_the_language_of_the_page() {
        assertThat(render("> [!WARNING]\n> It ends.\n").html())
                .contains("class=\"note note-warning\"", ">Warning</p>", "<p>It ends.</p>")
                .doesNotContain("[!");
        assertThat(markdown.render(Language.ZH, "a", "> [!NOTE]\n> 说明。\n").html())
                .contains(">提示</p>");
    }

    @Test
    void a_table_scrolls_and_can_be_reached() {
        assertThat(render("| a | b |\n|---|---|\n| 1 | 2 |\n").html())
                .contains("tabindex=\"0\" aria-label=\"Table\"><table>", "<td>1</td>");
    }
}

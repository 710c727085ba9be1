package cn.icpfiling.platform.web.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedLetterTest {

    @Test
    void a_letter_is_a_page_for_A4_with_its_body_and_an_escaped_title() {
        var page = PrintedLetter.page("授权书 <1>", "<h1>授权书</h1>\n");

        assertThat(page)
                .contains("<title>授权书 &lt;1&gt;</title>")
                .contains("<h1>授权书</h1>")
                .contains("size: A4 portrait")
                .contains("break-inside: avoid")
                .contains("@media print { .on-screen { display: none; }")
                .doesNotContain("{title}")
                .doesNotContain("{body}");
    }

    @Test
    void a_letter_fetches_nothing_and_runs_nothing() {
        assertThat(PrintedLetter.page("授权书", "<p></p>"))
                .doesNotContain("<script")
                .doesNotContain("<link")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain("http");
    }

    @Test
    void a_value_with_marks_of_HTML_stays_text() {
        assertThat(PrintedLetter.escaped("<b>\"A\" & 'B'</b>"))
                .isEqualTo("&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;");
    }
}

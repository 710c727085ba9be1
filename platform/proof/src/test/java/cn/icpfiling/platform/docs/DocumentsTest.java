package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A reader with five minutes can read every document: its lines are short, and a README is one page. */
class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final String LONG_LINE = "word ".repeat(29);

    @Test
    void lines_are_short_and_a_readme_is_one_page() throws IOException {
        var faults = new ArrayList<String>();
        var documents = 0;

        for (var source : TradeCitations.sources(ROOT)) {
            var name = ROOT.relativize(source).toString();
            if (name.endsWith(".md")) {
                documents++;
                faults.addAll(Documents.faults(name, TradeCitations.read(source)));
            }
        }

        assertThat(documents).isGreaterThan(40);
        assertThat(faults).isEmpty();
    }

    @Test
    void a_planted_long_line_is_found() {
        assertThat(Documents.faults("docs/a.md", "# A\n" + LONG_LINE + "\n"))
                .containsExactly("docs/a.md:2 has 145 characters");
        assertThat(Documents.faults("docs/a.md", "```\n" + LONG_LINE + "\n```\n" + LONG_LINE))
                .hasSize(1);
        assertThat(Documents.faults("docs/a.md", "* see https://example.cn/ " + LONG_LINE))
                .hasSize(1);
    }

    @Test
    void a_planted_long_readme_is_found() {
        assertThat(Documents.faults("platform/README.md", "line\n".repeat(151)))
                .containsExactly("platform/README.md has 151 lines");
    }

    @Test
    void tables_code_blocks_and_bare_links_may_be_wide() {
        assertThat(Documents.faults("a.md", "| " + LONG_LINE + " |")).isEmpty();
        assertThat(Documents.faults("a.md", "```\n" + LONG_LINE + "\n```")).isEmpty();
        assertThat(Documents.faults("a.md", "* <https://example.cn/" + "a".repeat(140) + ">"))
                .isEmpty();
        assertThat(Documents.faults("docs/a.md", "line\n".repeat(400))).isEmpty();
    }
}

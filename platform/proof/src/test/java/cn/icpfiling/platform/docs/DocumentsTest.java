package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.identifier.Uscc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A reader with five minutes can read every document: its lines are short, and a README is one page. */
class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final String LONG_LINE = "word ".repeat(29);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    /** A credit code or a resident ID, not a part of a longer id. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z-])[0-9AY][0-9A-Z][0-9]{6}[0-9A-Z]{10}(?![0-9A-Za-z-])");

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

    /** A reader copies an example. docs/trade.md has the wrong numbers on purpose, with what is wrong about them. */
    @Test
    void certificate_numbers_of_examples_have_right_check_digits() throws IOException {
        var faults = new ArrayList<String>();

        for (var source : TradeCitations.sources(ROOT)) {
            var name = ROOT.relativize(source).toString();
            if (name.endsWith(".md") && !name.equals("docs/trade.md")) {
                faults.addAll(wrongNumbers(name, TradeCitations.read(source)));
            }
        }

        assertThat(faults).isEmpty();
        assertThat(wrongNumbers(
                        "a.md", "'91330106MA27XL4J5G' '91330106MA27XL4J5B' 11010519491231002X 110105194912310021"))
                .containsExactly("a.md: 91330106MA27XL4J5G", "a.md: 110105194912310021");
    }

    private static List<String> wrongNumbers(String name, String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(number -> !Uscc.check(number).isValid()
                        && !ResidentId.check(number, TODAY).isValid())
                .map(number -> name + ": " + number)
                .toList();
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

package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TradeCitationsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    private static final String SMALL_PAGE = """
            # The trade
            ## 3. Rules
            ### 3.1 Which domains are verified
            ### 3.5 Change
            """;

    private final TradeCitations small = new TradeCitations(SMALL_PAGE);

    @Test
    void every_citation_names_a_section_of_the_page() throws IOException {
        var citations = new TradeCitations(Files.readString(ROOT.resolve(TradeCitations.PAGE)));
        var faults = new ArrayList<String>();
        var cited = new TreeSet<String>();

        for (var source : TradeCitations.sources(ROOT)) {
            var text = TradeCitations.read(source);
            faults.addAll(citations.faults(ROOT.relativize(source).toString(), text));
            cited.addAll(TradeCitations.cited(text));
        }

        assertThat(faults).isEmpty();
        assertThat(cited).contains("1.2", "2.1", "3.1", "3.13", "4.10", "5.1", "5.4", "7");
    }

    @Test
    void a_planted_wrong_citation_is_found() {
        assertThat(small.faults("A.java", "/** By " + TradeCitations.PAGE + " 3.9. */"))
                .containsExactly("A.java cites section 3.9, which the page does not have");
        assertThat(small.faults("A.java", TradeCitations.PAGE + " 3.1, 3.6 and 7"))
                .hasSize(2);
        assertThat(small.faults("A.md", "`" + TradeCitations.PAGE + "` 4")).hasSize(1);
        assertThat(small.faults("A.java", " * (" + TradeCitations.PAGE + "\n * 3.9)"))
                .hasSize(1);
        assertThat(small.faults("a.yaml", "source: domain" + ".md 3.1")).hasSize(1);
    }

    @Test
    void right_citations_and_links_to_the_page_pass() {
        assertThat(small.faults("A.java", TradeCitations.PAGE + " 3, 3.1 to 3.5 (since 2019)"))
                .isEmpty();
        assertThat(small.faults("README.md", "[the trade](" + TradeCitations.PAGE + ")"))
                .isEmpty();
    }

    @Test
    void a_file_that_is_no_source_is_not_searched() throws IOException {
        assertThat(TradeCitations.sources(ROOT))
                .contains(ROOT.resolve(TradeCitations.PAGE))
                .noneMatch(source -> source.toString().contains("/target/"))
                .noneMatch(source -> source.toString().contains("/src/main/resources/db/"));
    }
}

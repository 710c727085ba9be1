package cn.icpfiling.systemtests.drill.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.drill.runbooks.Section.Kind;
import cn.icpfiling.systemtests.drill.runbooks.Section.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How {@code ./icp drill runbooks} reads the pages, without a stack. */
class SectionTest {
    private static final Path ROOT = Path.of("..");

    private static final String PAGE = """
            # A page

            ## OutboxStuck

            **What users see.** `Nothing`.

            **Look.** `kubectl logs -l a=b
            --tail=-1`, `icp_outbox_depth`, `GET /api/v1/orders?attention=true`, `state`.

            ```
            SELECT a
              FROM b;
            ```

            **Do.** `./icp start kafka`

            **Over when.** `up` is 1.

            ## Other
            `deploy/base/topics.yaml`
            """;

    @Test
    void the_code_of_a_section_is_read_whole_and_by_its_kind() {
        var sections = Section.of("page.md", PAGE);

        assertThat(sections).extracting(Section::title).containsExactly("OutboxStuck", "Other");
        assertThat(sections.getFirst().told())
                .containsExactly(
                        new Told(Kind.WORD, "Nothing"),
                        new Told(Kind.COMMAND, "kubectl logs -l a=b --tail=-1"),
                        new Told(Kind.EXPRESSION, "icp_outbox_depth"),
                        new Told(Kind.OPERATION, "GET /api/v1/orders?attention=true"),
                        new Told(Kind.WORD, "state"),
                        new Told(Kind.STATEMENT, "SELECT a\n  FROM b;"),
                        new Told(Kind.COMMAND, "./icp start kafka"),
                        new Told(Kind.EXPRESSION, "up"));
        assertThat(sections.getLast().told()).containsExactly(new Told(Kind.WORD, "deploy/base/topics.yaml"));
    }

    @Test
    void the_pages_have_code_of_each_kind() throws IOException {
        var kinds = PlayedRunbooks.sections(ROOT).stream()
                .flatMap(section -> section.told().stream())
                .map(Told::kind)
                .toList();

        assertThat(Arrays.asList(Kind.values()))
                .allSatisfy(kind -> assertThat(kinds).filteredOn(kind::equals).hasSizeGreaterThan(5));
    }
}

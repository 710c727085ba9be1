package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of {@code docs/security} name tests, files and decisions that exist, each row has a state, and what is not met stands first. */
class SecurityPagesTest {
    private static final Path PAGES = ProjectFiles.ROOT.resolve("docs/security");
    private static final Path ASVS = Path.of("src/test/resources/security/asvs-5.0.0-level-2.txt");
    private static final Set<String> OF_ASVS = Set.of("met", SecurityPage.BY_DOCUMENT, "not met", "does not apply");
    private static final Set<String> OF_CHINA = Set.of("met", "not met", "does not apply", "operator");
    private static final Set<String> OF_THREATS = Set.of("held", "open");

    private static Set<String> tests;

    @BeforeAll
    static void the_tests_of_all_modules() throws IOException {
        tests = new TreeSet<>();
        for (var file : ProjectFiles.all()) {
            if (ProjectFiles.name(file).matches(".*/src/test/java/.*Test\\.java")) {
                tests.add(file.getFileName().toString().replace(".java", ""));
            }
        }
        assertThat(tests).hasSizeGreaterThan(600);
    }

    @Test
    void the_table_of_asvs_has_each_requirement_with_its_evidence() throws IOException {
        var page = SecurityPage.read(PAGES.resolve("asvs.md"), OF_ASVS);
        var ids = Files.readAllLines(ASVS).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .flatMap(line -> List.of(line.strip().split(" ")).stream())
                .toList();

        assertThat(ids).hasSize(253);
        assertThat(page.rows()).extracting(SecurityPage.Row::id).containsExactlyElementsOf(ids);
        assertThat(page.faults(ProjectFiles.ROOT, tests)).isEmpty();
        assertThat(page.text())
                .contains(count(page, "met") + " are met and have a test, " + count(page, SecurityPage.BY_DOCUMENT)
                        + " ask for a document, which is there, **" + count(page, "not met") + " are not met**, "
                        + count(page, "does not apply") + " do not apply.");
    }

    @Test
    void the_tables_of_chinese_rules_have_their_evidence() throws IOException {
        var page = SecurityPage.read(PAGES.resolve("china.md"), OF_CHINA);

        assertThat(page.rows()).hasSizeGreaterThan(130);
        assertThat(page.rows()).extracting(SecurityPage.Row::id).doesNotHaveDuplicates();
        assertThat(page.text())
                .contains("\n## GB/T 22239-2019", "\n## Personal", "\n## GB/T 45574-2025", "\n## GB/T 39786-2021");
        assertThat(page.faults(ProjectFiles.ROOT, tests)).isEmpty();
    }

    @Test
    void the_threat_model_has_its_evidence() throws IOException {
        var page = SecurityPage.read(PAGES.resolve("threat-model.md"), OF_THREATS);

        assertThat(page.rows()).hasSizeGreaterThan(50);
        assertThat(page.faults(ProjectFiles.ROOT, tests)).isEmpty();
        assertThat(page.text())
                .contains(count(page, "held") + " threats are held by a control with a test. **" + count(page, "open")
                        + " are open.**");
        for (var row : page.rows()) {
            assertThat(row.cells()).as(row.id()).matches(" [STRIDE] \\|.*");
        }
    }

    @Test
    void a_planted_fault_is_found() {
        assertThat(faults("| 1.1 | words | met | `SecretsTest` |")).isEmpty();
        assertThat(faults("| 1.1 | words | met | `NoSuchTest` |")).containsExactly("NoSuchTest is no test");
        assertThat(faults("| 1.1 | words | met by document | `docs/none.md` |"))
                .containsExactly("docs/none.md is no file");
        assertThat(faults("| 1.1 | words | met by document | ADR 0005, 9999 |")).containsExactly("ADR 9999 is none");
        assertThat(faults("| 1.1 | words | met | by reading |")).containsExactly("1.1 is met without evidence");
        assertThat(faults("| 1.1 | words | met | `pom.xml` |")).containsExactly("1.1 is met without a test");
        assertThat(faults("| 1.1 | words | met by document | `pom.xml` |")).isEmpty();
        assertThat(faults("| 1.1 | words | met by document | by reading |"))
                .containsExactly("1.1 is met by document without evidence");
        assertThat(faults("| 1.1 | words | maybe | `SecretsTest` |")).containsExactly("1.1 has no state");
        assertThat(faults("| 1.1 | words | not met | none |"))
                .singleElement()
                .asString()
                .startsWith("the list at the top");
        assertThat(faults("* 1.1 words: none\n\n| 1.1 | words | not met | none |"))
                .isEmpty();
        assertThat(faults("* 1.1 words: none\n\n| 1.1 | words | met | `SecretsTest` |"))
                .hasSize(1);
    }

    private static List<String> faults(String text) {
        return SecurityPage.of(text, OF_ASVS).faults(ProjectFiles.ROOT, tests);
    }

    private static long count(SecurityPage page, String state) {
        return page.rows().stream().filter(row -> row.state().equals(state)).count();
    }
}

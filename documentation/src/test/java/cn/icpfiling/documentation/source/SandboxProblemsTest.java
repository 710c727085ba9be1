package cn.icpfiling.documentation.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SandboxProblemsTest {

    private final Sources sources = new Sources(Path.of(System.getProperty("icp.root", "..")));

    @Test
    void every_code_in_the_sandboxs_source_has_a_page() {
        var problems = Problems.of(sources);

        assertThat(Problems.sandbox(sources)).hasSizeGreaterThan(8).containsKeys("WRONG_CODE", "CLOCK_NOT_TAKEN");
        assertThat(Problems.sandbox(sources).keySet())
                .allSatisfy(code -> assertThat(problems.named(code)).as(code).isPresent());
    }
}

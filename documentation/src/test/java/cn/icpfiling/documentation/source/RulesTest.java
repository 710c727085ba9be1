package cn.icpfiling.documentation.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {

    private final Rules rules = Rules.of(new Sources(Path.of(System.getProperty("icp.root", ".."))));

    @Test
    void papers_and_notes_add_up_as_the_rules_of_every_province_do_and_of_another_parameter_one_entry_holds() {
        var parameters = rules.entries().stream()
                .collect(Collectors.groupingBy(
                        Rules.Entry::holdsBesideOthers,
                        Collectors.mapping(Rules.Entry::parameter, Collectors.toSet())));

        assertThat(parameters.get(true)).containsExactlyInAnyOrder("", "PAPERS", "NOTE");
        assertThat(parameters.get(false)).contains("PRINCIPAL_AGE").doesNotContain("", "PAPERS", "NOTE");
    }
}

package cn.icpfiling.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of the SLOs are those that slos.yaml makes. */
class SloRulesTest {
    private static final Path MADE = Path.of("target", "monitoring");
    private static final String SLOS = Monitoring.text(Monitoring.FOLDER.resolve("slos.yaml"));

    @Test
    void the_committed_rules_are_made_of_the_data() throws IOException {
        var made = SloRules.of(SLOS);
        Files.createDirectories(MADE);
        for (var file : made.entrySet()) {
            Files.writeString(MADE.resolve(file.getKey()), file.getValue());
        }

        var committed = new TreeMap<String, String>();
        for (var file : Monitoring.files("rules", ".yaml")) {
            if (file.getFileName().toString().startsWith("slo-")) {
                committed.put(file.getFileName().toString(), Monitoring.text(file));
            }
        }
        assertThat(committed)
                .as("deploy/monitoring/rules/slo-*.yaml; what they should be is in platform/proof/" + MADE)
                .isEqualTo(made);
    }

    @Test
    void a_changed_objective_changes_the_rules() {
        assertThat(SloRules.of(SLOS.replaceFirst("objective: 99.9", "objective: 99.5"))
                        .get("slo-ApiAvailability.yaml"))
                .isNotEqualTo(SloRules.of(SLOS).get("slo-ApiAvailability.yaml"))
                .contains("> 0.072 and");
    }
}

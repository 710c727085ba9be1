package cn.icpfiling.inspection.core.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of ADR 0030, written out a second time by hand, against every state, act and role. */
class FindingLifecycleTest {
    private static final Set<String> TABLE = Set.of(
            "OPENED NOTIFY SYSTEM NOTIFIED",
            "OPENED NOTIFY INSPECTOR NOTIFIED",
            "NOTIFIED REMIND SYSTEM NOTIFIED",
            "CONTESTED REMIND SYSTEM CONTESTED",
            "OVERDUE REMIND SYSTEM OVERDUE",
            "NOTIFIED CONTEST HOLDER CONTESTED",
            "CONTESTED CONFIRM INSPECTOR NOTIFIED",
            "NOTIFIED EXTEND INSPECTOR NOTIFIED",
            "OVERDUE EXTEND INSPECTOR NOTIFIED",
            "NOTIFIED RECHECK INSPECTOR NOTIFIED",
            "OVERDUE RECHECK INSPECTOR OVERDUE",
            "NOTIFIED EXPIRE SYSTEM OVERDUE",
            "OPENED CURE SYSTEM CURED",
            "OPENED CURE INSPECTOR CURED",
            "NOTIFIED CURE SYSTEM CURED",
            "NOTIFIED CURE INSPECTOR CURED",
            "CONTESTED CURE SYSTEM CURED",
            "CONTESTED CURE INSPECTOR CURED",
            "OVERDUE CURE SYSTEM CURED",
            "OVERDUE CURE INSPECTOR CURED",
            "OPENED DISMISS INSPECTOR DISMISSED",
            "NOTIFIED DISMISS INSPECTOR DISMISSED",
            "CONTESTED DISMISS INSPECTOR DISMISSED",
            "OVERDUE DISMISS INSPECTOR DISMISSED",
            "OPENED END SYSTEM ENDED",
            "NOTIFIED END SYSTEM ENDED",
            "CONTESTED END SYSTEM ENDED",
            "OVERDUE END SYSTEM ENDED",
            "ENDED CURE SYSTEM CURED",
            "ENDED CURE INSPECTOR CURED",
            "ENDED REOPEN SYSTEM OPENED");

    @Test
    void the_table_has_these_steps_and_every_other_triple_is_refused() {
        var found = new TreeSet<String>();
        for (var from : FindingState.values()) {
            for (var act : FindingAct.values()) {
                for (var who : FindingRole.values()) {
                    try {
                        found.add(from + " " + act + " " + who + " "
                                + FindingLifecycle.table().step(from, act, who).to());
                    } catch (ProblemException refused) {
                        assertThat(refused.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED);
                    }
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(TABLE);
    }

    @Test
    void a_holder_can_only_contest() {
        assertThat(Arrays.stream(FindingState.values())
                        .flatMap(state -> FindingLifecycle.table().acts(state, FindingRole.HOLDER).stream())
                        .collect(Collectors.toSet()))
                .containsExactly(FindingAct.CONTEST);
    }

    @Test
    void a_cured_and_a_dismissed_finding_are_final_and_an_ended_one_is_not() {
        assertThat(Arrays.stream(FindingState.values())
                        .filter(FindingLifecycle.table()::isFinal)
                        .toList())
                .containsExactly(FindingState.CURED, FindingState.DISMISSED);
    }

    @Test
    void every_step_has_an_event_of_its_own_act() {
        var events = FindingLifecycle.table().steps().stream()
                .collect(Collectors.groupingBy(
                        step -> step.act(), Collectors.mapping(step -> step.event(), Collectors.toSet())));
        assertThat(events.values()).allSatisfy(names -> assertThat(names).hasSize(1));
        assertThat(events.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
    }

    @Test
    void the_drawing_of_the_readme_is_that_of_the_table() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(FindingLifecycle.table().mermaid());
    }

    @Test
    void a_finding_is_opened_once() {
        var finding = Findings.opened();

        assertThatThrownBy(() -> finding.open(Findings.POLICY, Findings.terms(), FindingActor.SYSTEM, Findings.MONDAY))
                .isInstanceOf(IllegalStateException.class);
    }
}

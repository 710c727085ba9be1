package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each check passes sound manifests and fails by its own fixture alone; each rule of the public lists has a check. */
class ChecksTest {
    private static final Bundle SOUND = Bundle.parse(Bundle.resource("/sound.yaml"));
    private static final List<Check> CHECKS = Checks.all();
    private static final JsonNode RULES = Bundle.tree(Bundle.resource("/rules.yaml"));

    @Test
    void soundManifestsPassEveryCheck() {
        assertThat(Checks.judge(CHECKS, SOUND)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> eachFixtureFailsByItsCheckAlone() {
        var number = new int[1];
        return Canary.all("/failing.yaml").stream()
                .map(canary -> dynamicTest(++number[0] + " " + canary.fails(), () -> {
                    var failed = new TreeSet<String>();
                    var findings = Checks.judge(CHECKS, canary.applyTo(SOUND));
                    findings.forEach(finding -> failed.add(finding.check()));
                    var expected = new ArrayList<>(canary.but());
                    expected.add(canary.fails());
                    assertThat(failed).as("%s", findings).containsExactlyInAnyOrderElementsOf(expected);
                }));
    }

    @Test
    void everyCheckHasAFailingFixture() {
        var broken = new HashSet<String>();
        Canary.all("/failing.yaml").forEach(canary -> broken.add(canary.fails()));
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(
                        CHECKS.stream().map(Check::name).toList());
    }

    @Test
    void checkNamesAreUnique() {
        assertThat(CHECKS).extracting(Check::name).doesNotHaveDuplicates();
    }

    /** The numbers of rules in the tools' own lists; rules.yaml says of which date. */
    @Test
    void everyRuleOfThePublicListsIsMapped() {
        Map.of("kube-linter", 63, "kube-score", 39, "polaris", 44, "pod-security", 18)
                .forEach((list, number) ->
                        assertThat(RULES.path(list).size()).as(list).isEqualTo(number));
        var names = CHECKS.stream().map(Check::name).toList();
        for (var list : RULES.properties()) {
            for (var rule : list.getValue().properties()) {
                for (var check : checksOf(rule.getValue())) {
                    if (!check.startsWith("no: ")) {
                        assertThat(names)
                                .as(list.getKey() + " " + rule.getKey())
                                .contains(check);
                    }
                }
            }
        }
    }

    private static List<String> checksOf(JsonNode value) {
        var names = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(name -> names.add(name.asText()));
        } else {
            names.add(value.asText());
        }
        return names;
    }
}

package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each check passes sound manifests and fails by its own fixture alone; each rule of the public lists has a check. */
class ChecksTest {
    private static final Bundle SOUND = Bundle.parse(Bundle.resource("/sound.yaml"));
    private static final List<Check> CHECKS = Checks.all(Map.of("shop-web", Set.of("colour")));
    private static final JsonNode RULES = Bundle.tree(Bundle.resource("/rules.yaml"));

    /** How names of rules begin that are about one kind of object; a longer beginning stands before a shorter one. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("clusterrolebinding", "ClusterRoleBinding");
        KINDS.put("clusterrole", "ClusterRole");
        KINDS.put("rolebinding", "RoleBinding");
        KINDS.put("role", "Role");
        KINDS.put("statefulset", "StatefulSet");
        KINDS.put("deployment", "Deployment");
        KINDS.put("cronjob", "CronJob");
        KINDS.put("job", "Job");
        KINDS.put("ingress", "Ingress");
        KINDS.put("networkpolicy", "NetworkPolicy");
        KINDS.put("horizontalpodautoscaler", "HorizontalPodAutoscaler");
        KINDS.put("hpa", "HorizontalPodAutoscaler");
        KINDS.put("poddisruptionbudget", "PodDisruptionBudget");
        KINDS.put("pdb", "PodDisruptionBudget");
    }

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

    /** Else a check could forget the clusters' roles, or StatefulSets, and the fixtures of other kinds would still break it. */
    @Test
    void a_rule_about_one_kind_of_object_has_a_fixture_that_breaks_it_there() {
        var broken = new HashSet<String>();
        for (var canary : Canary.all("/failing.yaml")) {
            var check = CHECKS.stream()
                    .filter(one -> one.name().equals(canary.fails()))
                    .toList();
            Checks.judge(check, canary.applyTo(SOUND))
                    .forEach(finding -> broken.add(
                            finding.check() + " of " + finding.object().split("/")[0]));
        }
        var seen = new HashSet<String>();
        for (var list : RULES) {
            for (var rule : list.properties()) {
                var kind = KINDS.entrySet().stream()
                        .filter(one -> rule.getKey().startsWith(one.getKey()))
                        .findFirst();
                if (kind.isPresent()) {
                    seen.add(kind.get().getKey());
                    assertThat(checksOf(rule.getValue()))
                            .as(rule.getKey())
                            .anyMatch(check ->
                                    broken.contains(check + " of " + kind.get().getValue()));
                }
            }
        }
        assertThat(seen).isEqualTo(KINDS.keySet());
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

package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with the rules of the support beyond their form. */
final class PolicyFaults {

    /** From this day on a rule of each kind must hold. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final List<Violation> faults = new ArrayList<>();

    private PolicyFaults() {}

    static List<Violation> of(PolicyContent content) {
        var found = new PolicyFaults();
        found.cases(content.cases());
        return List.copyOf(found.faults);
    }

    private void cases(List<CaseRule> rules) {
        for (var at = 0; at < rules.size(); at++) {
            var rule = rules.get(at);
            var pointer = "/cases/" + at;
            var twin = rules.subList(0, at).stream()
                    .anyMatch(earlier ->
                            earlier.kind() == rule.kind() && earlier.validFrom().equals(rule.validFrom()));
            if (twin) {
                add(pointer + "/validFrom", "SUPPORT_RULE_TWICE", rule.kind());
            }
            rule(pointer, rule);
        }
        for (var kind : CaseKind.values()) {
            if (rules.stream().noneMatch(rule -> rule.kind() == kind && holds(rule))) {
                add("/cases", "SUPPORT_RULE_MISSING", kind);
            }
        }
    }

    private void rule(String pointer, CaseRule rule) {
        var kind = rule.kind();
        var hours = rule.ownerWaitHours();
        if (kind == CaseKind.LOST_PHONE ? !PolicyFloor.isLongEnough(hours) : hours != null) {
            add(pointer + "/ownerWaitHours", "SUPPORT_RULE_OWNER_WAIT");
        }
        if (kind.endangersSource() && rule.persons() != PolicyFloor.PERSONS) {
            add(pointer + "/persons", "SUPPORT_RULE_TWO_PERSONS", kind);
        }
        if (kind.endangersSource() && !PolicyFloor.isProven(rule.papers())
                || !kind.takesPapers() && rule.needsPapers()) {
            add(pointer + "/papers", "SUPPORT_RULE_PAPERS", kind);
        }
    }

    private static boolean holds(CaseRule rule) {
        return !rule.validFrom().isAfter(FIRST_DAY);
    }

    private void add(String pointer, String code, Object... args) {
        faults.add(Violation.of(pointer, code, null, args));
    }
}

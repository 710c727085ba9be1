package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.platform.audit.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a version of the rules changes, as codes for the audit: kind, first day and field with the old and the new value, such as
 * {@code LEGACY_CLAIM.2000-01-01.WORKING_DAYS.1-3}; the source of a rule is left out. The audit has the first eight,
 * and how many there are; the versions have all.
 */
final class PolicyChanges {

    private static final int MOST = 8;
    private static final String NONE = "NONE";

    private final List<String> found = new ArrayList<>();

    private PolicyChanges() {}

    static List<String> of(PolicyContent before, PolicyContent after) {
        var changes = new PolicyChanges();
        for (var rule : before.cases()) {
            twin(rule, after).ifPresentOrElse(now -> changes.rule(rule, now), () -> changes.add(rule, "REMOVED"));
        }
        for (var rule : after.cases()) {
            if (twin(rule, before).isEmpty()) {
                changes.add(rule, "ADDED");
                changes.rule(null, rule);
            }
        }
        return List.copyOf(changes.found);
    }

    static Act in(Act act, PolicyContent before, PolicyContent after) {
        var changes = of(before, after);
        var told = act.with("changes", changes.size());
        for (var at = 0; at < Math.min(MOST, changes.size()); at++) {
            told = told.with("change" + (at + 1), changes.get(at));
        }
        return told;
    }

    private static Optional<CaseRule> twin(CaseRule rule, PolicyContent content) {
        return content.cases().stream()
                .filter(other ->
                        other.kind() == rule.kind() && other.validFrom().equals(rule.validFrom()))
                .findFirst();
    }

    /** @param before null for a rule that is new */
    private void rule(CaseRule before, CaseRule after) {
        value(after, "WORKING_DAYS", before == null ? null : before.workingDays(), after.workingDays());
        value(after, "PERSONS", before == null ? null : before.persons(), after.persons());
        value(after, "WAIT_DAYS", before == null ? null : before.waitDays(), after.waitDays());
        value(after, "OWNER_WAIT_HOURS", before == null ? null : before.ownerWaitHours(), after.ownerWaitHours());
        papers(after, "PERSON", personsOf(before), personsOf(after));
        papers(after, "ORGANISATION", organisationsOf(before), organisationsOf(after));
    }

    private void value(CaseRule rule, String field, Integer before, Integer after) {
        if (!Objects.equals(before, after)) {
            add(
                    rule,
                    field + "." + Objects.requireNonNullElse(before, NONE) + "-"
                            + Objects.requireNonNullElse(after, NONE));
        }
    }

    private void papers(CaseRule rule, String whose, List<CasePaper> before, List<CasePaper> after) {
        before.stream()
                .filter(paper -> !after.contains(paper))
                .forEach(paper -> add(rule, whose + "." + paper + ".REMOVED"));
        after.stream()
                .filter(paper -> !before.contains(paper))
                .forEach(paper -> add(rule, whose + "." + paper + ".ADDED"));
    }

    private static List<CasePaper> personsOf(CaseRule rule) {
        return rule == null || rule.papers() == null ? List.of() : rule.papers().person();
    }

    private static List<CasePaper> organisationsOf(CaseRule rule) {
        return rule == null || rule.papers() == null ? List.of() : rule.papers().organisation();
    }

    private void add(CaseRule rule, String what) {
        found.add(rule.kind() + "." + rule.validFrom() + "." + what);
    }
}

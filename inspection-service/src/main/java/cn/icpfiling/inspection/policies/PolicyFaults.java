package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.FindingReason;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds what is wrong with policies beyond their form. */
final class PolicyFaults {
    /** From this day on a policy must hold on every day. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final List<Violation> faults = new ArrayList<>();

    private PolicyFaults() {}

    static List<Violation> of(PolicyContent content) {
        var found = new PolicyFaults();
        found.findings(content.findings());
        found.dated("/shellSites", content.shellSites(), ShellSiteEntry::id, ShellSiteEntry::validFrom);
        if (content.pageWords() != null) {
            found.pageWords(content.pageWords());
        }
        return List.copyOf(found.faults);
    }

    private void findings(List<FindingPolicyEntry> entries) {
        var ids = new HashSet<String>();
        for (var at = 0; at < entries.size(); at++) {
            var entry = entries.get(at);
            var pointer = "/findings/" + at;
            requireNew(pointer, entry.id(), ids);
            reasons(pointer, entry);
            requireReasonsOfSubject(pointer, entry);
            for (var earlier : entries.subList(0, at)) {
                if (overlap(earlier, entry)) {
                    add(pointer + "/validFrom", "POLICY_OVERLAP", earlier.id());
                }
            }
            for (var reminder = 0; reminder < entry.remindBefore().size(); reminder++) {
                if (entry.remindBefore().get(reminder) >= entry.workingDays()) {
                    add(pointer + "/remindBefore/" + reminder, "POLICY_REMINDER_TOO_EARLY", entry.workingDays());
                }
            }
        }
        if (entries.stream().noneMatch(entry -> entry.reasons() == null && entry.sources() == null && holds(entry))) {
            add("/findings", "POLICY_GENERAL_MISSING");
        }
    }

    private void reasons(String pointer, FindingPolicyEntry entry) {
        if (entry.reasons() == null) {
            return;
        }
        for (var at = 0; at < entry.reasons().size(); at++) {
            var code = entry.reasons().get(at);
            if (FindingReasons.bundled().find(code).isEmpty()) {
                add(pointer + "/reasons/" + at, "POLICY_REASON_UNKNOWN", code);
            }
        }
    }

    /** The fault of one site must not end all of its subject. */
    private void requireReasonsOfSubject(String pointer, FindingPolicyEntry entry) {
        var ofSubject = entry.reasons() != null
                && entry.reasons().stream()
                        .flatMap(code -> FindingReasons.bundled().find(code).stream())
                        .allMatch(FindingReason::ofSubject);
        if (entry.consequence() == Consequence.DEREGISTER_SUBJECT && !ofSubject) {
            add(pointer + "/consequence", "POLICY_REASON_NOT_OF_SUBJECT", entry.consequence());
        }
    }

    /** Whether both are equally close to a finding that both are for, from the same day on: neither would come first. */
    private static boolean overlap(FindingPolicyEntry one, FindingPolicyEntry other) {
        return one.validFrom().equals(other.validFrom())
                && meet(one.reasons(), other.reasons())
                && meet(one.sources(), other.sources());
    }

    /** Whether both lists are for all, or have an element in common. */
    private static boolean meet(List<?> one, List<?> other) {
        return one == null || other == null ? one == other : !Collections.disjoint(one, other);
    }

    private void pageWords(List<PageWordsEntry> entries) {
        dated("/pageWords", entries, PageWordsEntry::id, PageWordsEntry::validFrom);
        for (var at = 0; at < entries.size(); at++) {
            faults.addAll(PageWordFaults.of("/pageWords/" + at, entries.get(at).words()));
        }
    }

    /** Entries of which the latest that is valid holds. */
    private <T> void dated(String section, List<T> entries, Function<T, String> id, Function<T, LocalDate> validFrom) {
        var ids = new HashSet<String>();
        for (var at = 0; at < entries.size(); at++) {
            var entry = entries.get(at);
            requireNew(section + "/" + at, id.apply(entry), ids);
            for (var earlier : entries.subList(0, at)) {
                if (validFrom.apply(earlier).equals(validFrom.apply(entry))) {
                    add(section + "/" + at + "/validFrom", "POLICY_OVERLAP", id.apply(earlier));
                }
            }
        }
        if (entries.stream().allMatch(entry -> validFrom.apply(entry).isAfter(FIRST_DAY))) {
            add(section, "POLICY_GENERAL_MISSING");
        }
    }

    private static boolean holds(FindingPolicyEntry entry) {
        return !entry.validFrom().isAfter(FIRST_DAY);
    }

    private void requireNew(String pointer, String id, Set<String> ids) {
        if (!ids.add(id)) {
            add(pointer + "/id", "POLICY_ID_TWICE", id);
        }
    }

    private void add(String pointer, String code, Object... args) {
        faults.add(Violation.of(pointer, code, null, args));
    }
}

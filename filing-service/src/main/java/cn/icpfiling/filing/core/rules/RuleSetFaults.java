package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The faults of entries that are well formed one by one. Ids must be unique, and one entry must apply to each case. */
public final class RuleSetFaults {

    /** The defaults apply from this day; no order is older. */
    static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

    private static final String ENTRIES = "/entries";

    private final List<RuleEntry> entries;
    private final List<Violation> faults = new ArrayList<>();

    private RuleSetFaults(List<RuleEntry> entries) {
        this.entries = entries;
    }

    public static List<Violation> of(List<RuleEntry> entries) {
        var found = new RuleSetFaults(entries);
        found.each();
        found.pairs();
        found.defaults();
        return List.copyOf(found.faults);
    }

    private void each() {
        var seen = new HashMap<String, Integer>();
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var first = seen.putIfAbsent(entry.id(), i);
            if (first != null) {
                add(i, "/id", "RULE_ENTRY_TWICE", entry.id());
            }
            if (!RuleSet.PROVINCES.containsAll(entry.provinces())) {
                add(i, "/provinces", "PROVINCE_UNKNOWN");
            }
            if (!entry.parameter().acts().containsAll(entry.acts())) {
                add(i, "/types", "RULE_TYPE_NOT_OF_PARAMETER", entry.parameter().name());
            }
            if (!entry.parameter().sponsors().contains(entry.sponsor())) {
                add(
                        i,
                        "/sponsor",
                        "RULE_SPONSOR_NOT_OF_PARAMETER",
                        entry.parameter().name());
            }
            if (!entry.parameter().effects().contains(entry.effect())) {
                add(
                        i,
                        "/effect",
                        "RULE_EFFECT_NOT_OF_PARAMETER",
                        entry.parameter().name(),
                        List.copyOf(entry.parameter().effects()));
            }
            if (!entry.natures().isEmpty() && !entry.parameter().isMany()) {
                add(
                        i,
                        "/natures",
                        "RULE_NATURES_NOT_OF_PARAMETER",
                        entry.parameter().name());
            }
            if (entry.validTo() != null && entry.validTo().isBefore(entry.validFrom())) {
                add(i, "/validTo", "RULE_ENDS_BEFORE_IT_BEGINS");
            }
        }
    }

    /** Finds two entries that begin on the same day and are equally specific, so that it is unclear which applies. */
    private void pairs() {
        for (var i = 0; i < entries.size(); i++) {
            for (var j = 0; j < i; j++) {
                if (!entries.get(i).parameter().isMany() && isRival(entries.get(i), entries.get(j))) {
                    add(i, "", "RULE_ENTRY_AMBIGUOUS", entries.get(j).id());
                }
            }
        }
    }

    private static boolean isRival(RuleEntry one, RuleEntry other) {
        return one.parameter() == other.parameter()
                && one.sponsor() == other.sponsor()
                && one.validFrom().equals(other.validFrom())
                && one.isForAllProvinces() == other.isForAllProvinces()
                && (one.isForAllProvinces() || meet(one.provinces(), other.provinces()))
                && meet(one.acts(), other.acts());
    }

    /**
     * Requires a default of each parameter for each act on each day, so that an answer exists even if a province says
     * nothing.
     */
    private void defaults() {
        for (var parameter : RuleParameter.values()) {
            if (parameter.isMany()) {
                continue;
            }
            var all = entries.stream()
                    .filter(entry -> entry.parameter() == parameter
                            && entry.isForAllProvinces()
                            && entry.sponsor() == Sponsor.ANY)
                    .toList();
            for (var act : parameter.acts()) {
                days(all).stream()
                        .filter(day ->
                                all.stream().noneMatch(entry -> entry.acts().contains(act) && entry.holdsOn(day)))
                        .findFirst()
                        .ifPresent(day -> faults.add(
                                Violation.of(ENTRIES, "RULE_DEFAULT_MISSING", null, parameter.name(), act, day)));
            }
        }
    }

    /** The days on which the default may change or end. */
    private static Set<LocalDate> days(List<RuleEntry> all) {
        var days = new TreeSet<>(Set.of(BEGINNING));
        all.forEach(entry -> {
            if (entry.validTo() != null) {
                days.add(entry.validTo().plusDays(1));
            }
        });
        return days;
    }

    private static boolean meet(Collection<?> one, Collection<?> other) {
        return !Collections.disjoint(one, other);
    }

    private void add(int index, String field, String code, Object... args) {
        faults.add(Violation.of(ENTRIES + "/" + index + field, code, null, args));
    }
}

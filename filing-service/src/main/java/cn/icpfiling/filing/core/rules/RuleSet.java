package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.RuledAct;
import java.time.LocalDate;
import java.util.List;

/** One version of all provinces' rules. A version never changes; other content is a new version. */
public record RuleSet(int version, List<RuleEntry> entries) {

    /** Codes of the 31 mainland provinces. */
    public static final List<String> PROVINCES = List.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65");

    public RuleSet {
        entries = List.copyOf(entries);
    }

    /** The rules of a province for an act on a legal day. */
    public ProvinceRules on(String province, RuledAct act, LocalDate day) {
        return new ProvinceRules(
                version,
                province,
                act,
                entries.stream()
                        .filter(entry -> entry.covers(province, act, day))
                        .toList());
    }
}

package cn.icpfiling.filing.core.rules;

import static cn.icpfiling.filing.core.RuledAct.FIRST_FILING;
import static cn.icpfiling.filing.core.rules.Sponsor.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.materials.MaterialKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the shipped rules what they decide, and notes which of their entries decided something. */
abstract class ProvinceDecisions {

    static final LocalDate BEFORE = LocalDate.of(2016, 12, 31);
    static final LocalDate SOURCE = LocalDate.of(2019, 8, 20);
    static final LocalDate EVE = LocalDate.of(2025, 11, 30);
    static final LocalDate NOW = LocalDate.of(2025, 12, 1);
    static final RuleSet RULES = Facts.RULES;
    static final Set<String> DECIDED = new TreeSet<>();

    /** Each province has the value under whose key it is named, and the others have the rest. */
    static void expect(
            RuleParameter parameter,
            RuledAct act,
            Sponsor sponsor,
            LocalDate day,
            String rest,
            Map<String, String> provincesByValue) {
        var wanted = new TreeMap<String, String>();
        RuleSet.PROVINCES.forEach(province -> wanted.put(province, rest));
        provincesByValue.forEach((value, provinces) ->
                Arrays.stream(provinces.split(" ")).forEach(province -> wanted.put(province, value)));
        var found = new TreeMap<String, String>();
        RuleSet.PROVINCES.forEach(
                province -> found.put(province, decided(RULES.on(province, act, day), parameter, sponsor)));
        assertThat(found).as(parameter + " " + act + " " + sponsor + " " + day).isEqualTo(wanted);
    }

    static String decided(ProvinceRules rules, RuleParameter parameter, Sponsor sponsor) {
        var entry = rules.entry(parameter, sponsor).orElseThrow();
        DECIDED.add(entry.id());
        return String.join(" ", entry.value());
    }

    static Set<MaterialKind> papers(String province, RuledAct act, int nature, LocalDate day) {
        var rules = RULES.on(province, act, day);
        rules.entries(RuleParameter.PAPERS, Sponsor.ofNature(nature)).forEach(entry -> DECIDED.add(entry.id()));
        return rules.papers(nature);
    }

    static List<String> withPapers(Sponsor sponsor, LocalDate day) {
        return RuleSet.PROVINCES.stream()
                .filter(province -> {
                    var rules = RULES.on(province, FIRST_FILING, day);
                    rules.entries(RuleParameter.PAPERS, sponsor).forEach(entry -> DECIDED.add(entry.id()));
                    return rules.papers(sponsor == PERSON ? CodeTables.PERSON : 4)
                            .equals(Set.of(MaterialKind.PLEDGE));
                })
                .toList();
    }

    /** The notes of the province's own. */
    static Set<String> notes(String province) {
        return notes(province, false);
    }

    static Set<String> notesForAll() {
        return notes("11", true);
    }

    private static Set<String> notes(String province, boolean forAll) {
        var found = Arrays.stream(RuledAct.values())
                .flatMap(act -> RULES.on(province, act, NOW).inForce().stream())
                .filter(entry -> entry.parameter() == RuleParameter.NOTE && entry.isForAllProvinces() == forAll)
                .map(RuleEntry::id)
                .collect(Collectors.toCollection(TreeSet::new));
        DECIDED.addAll(found);
        return found;
    }

    static ProvinceRules.DomainScope scope(RuledAct act, LocalDate day, LocalDate filedOn) {
        var rules = RULES.on("43", act, day);
        Stream.of(RuleParameter.DOMAIN_SCOPE, RuleParameter.DOMAIN_SCOPE_BEFORE)
                .filter(parameter -> parameter.acts().contains(act))
                .forEach(parameter -> decided(rules, parameter, PERSON));
        return rules.domainScope(filedOn);
    }

    static ProvinceRules.Gate gate(RuledAct act, LocalDate day) {
        var rules = RULES.on("43", act, day);
        decided(rules, RuleParameter.ENDING_GATE, PERSON);
        return rules.gate();
    }
}

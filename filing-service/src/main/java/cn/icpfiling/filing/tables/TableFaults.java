package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.catalogue.NameWords;
import cn.icpfiling.filing.core.catalogue.RegionTable.Division;
import cn.icpfiling.filing.core.catalogue.RegionTable.Level;
import cn.icpfiling.filing.core.review.SettlementRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.platform.problem.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tables contradict in themselves and in each other. The release's tables are judged by the tests, replaced ones at the start. */
final class TableFaults {

    /** Provinces by GB/T 2260 that take no filings. */
    private static final Set<String> WITHOUT_FILINGS = Set.of("71", "81", "82");

    private static final Set<ReasonCatalogue.Family> OF_SETTLEMENTS =
            Set.of(ReasonCatalogue.Family.VERIFICATION, ReasonCatalogue.Family.PROVINCE, ReasonCatalogue.Family.REVIEW);

    /** A rule that is missing would keep its orders from approval for ever. */
    private static final Set<String> SETTLED =
            Set.of("D1", "D2", "D3", "D4", "D5", "D6", "P1", "P2", "O1", "F-070", "R-010", "R-012", "R-015", "R-018");

    private final List<String> faults = new ArrayList<>();

    private TableFaults() {}

    static List<String> of(
            OrderFacts.Book book, List<NamedTables.Table> named, SettlementRules settlements, ReasonCatalogue reasons) {
        var found = new TableFaults();
        var codes = book.codes();
        found.named(named);
        found.certificates(codes);
        found.regions(codes);
        found.words(book.words());
        found.settlements(settlements, reasons);
        found.reasons(reasons);
        return List.copyOf(found.faults);
    }

    private void named(List<NamedTables.Table> tables) {
        for (var table : tables) {
            check(!table.zh().isBlank() && !table.en().isBlank(), table.name() + " lacks a title");
            var codes = new HashSet<String>();
            for (var row : table.rows()) {
                check(!row.code().isBlank(), table.name() + " has an entry without a code");
                check(codes.add(row.code()), table.name() + " has the code " + row.code() + " twice");
                check(
                        !row.zh().isBlank() && !row.en().isBlank(),
                        table.name() + " lacks a name of " + row.code() + " in Chinese or English");
                check(
                        table.form() != NamedTables.Form.FLAG || isFlag(row.code()),
                        table.name() + " has " + row.code() + ", which is not one bit");
            }
        }
    }

    private static boolean isFlag(String code) {
        return code.matches("[0-9]{1,18}") && Long.bitCount(Long.parseLong(code)) == 1;
    }

    private void certificates(CodeTables codes) {
        Stream.of(codes.certificates(), codes.historicCertificates())
                .flatMap(types -> types.entrySet().stream())
                .forEach(type -> check(
                        codes.natures().contains(type.getValue().nature()),
                        "certificate type " + type.getKey() + " is of an unknown nature"));
        codes.historicCertificates()
                .keySet()
                .forEach(type -> check(
                        !codes.certificates().containsKey(type),
                        "certificate type " + type + " is of today and historic"));
    }

    private void regions(CodeTables codes) {
        var divisions = codes.regions().divisions();
        var byCode = divisions.stream().collect(Collectors.groupingBy(Division::code));
        var first = RegionFile.FIRST;
        var newest = RegionFile.newest(codes.regions());
        for (var division : divisions) {
            var from = division.validFrom() == null ? first : division.validFrom();
            var to = division.validTo() == null ? newest : division.validTo();
            var parents = division.parent() == null ? null : byCode.getOrDefault(division.parent(), List.of());
            check(
                    parents == null || (holds(parents, from) && holds(parents, to)),
                    "region " + division.code() + " outlives the region above it");
            check(
                    byCode.keySet().containsAll(division.successors()),
                    "region " + division.code() + " has an unknown successor");
        }
        byCode.forEach((code, names) -> check(
                !Stream.iterate(first, day -> !day.isAfter(newest), day -> day.plusYears(1))
                        .anyMatch(day ->
                                names.stream().filter(one -> one.holdsOn(day)).count() > 1),
                "region " + code + " has two names on a day"));
        var filing = RegionFile.on(codes.regions(), Level.PROVINCE, newest)
                .map(Division::code)
                .collect(Collectors.toSet());
        filing.removeAll(WITHOUT_FILINGS);
        check(filing.equals(codes.provinces().keySet()), "the provinces of regions and of code tables differ");
    }

    private static boolean holds(List<Division> divisions, LocalDate day) {
        return divisions.stream().anyMatch(division -> division.holdsOn(day));
    }

    /** An empty word is in every name, so no site could be filed. */
    private void words(NameWords words) {
        check(
                Stream.of(words.nationalPrefixes(), words.sensitive(), words.business())
                        .flatMap(List::stream)
                        .noneMatch(String::isBlank),
                "the words of site names have an empty one");
    }

    private void settlements(SettlementRules settlements, ReasonCatalogue reasons) {
        var known = OF_SETTLEMENTS.stream()
                .flatMap(family -> reasons.of(family).stream())
                .collect(Collectors.toSet());
        check(
                settlements.means().keySet().equals(SETTLED),
                "settlements are not those of the rules " + new TreeSet<>(SETTLED));
        settlements.means().forEach((rule, means) -> {
            check(means.papers().size() + means.sources().size() > 0, "rule " + rule + " has no evidence");
            check(known.contains(means.brokenCode()), "rule " + rule + " has a reason that is not in the catalogue");
        });
    }

    /** A reason is worded in the texts of a release, so a replaced catalogue only moves reasons between families. */
    private void reasons(ReasonCatalogue reasons) {
        var texts = Texts.load(TableFaults.class.getClassLoader());
        reasons.all().stream()
                .flatMap(code -> Stream.of(code + ".detail", code + ".remedy"))
                .forEach(key -> check(
                        texts.has(Locale.CHINESE, key) && texts.has(Locale.ENGLISH, key), "there is no text " + key));
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}

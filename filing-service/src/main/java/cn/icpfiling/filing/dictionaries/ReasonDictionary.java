package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.dictionaries.DictionaryEntry.Family;
import cn.icpfiling.filing.tables.NamedTables;
import cn.icpfiling.filing.tables.NamedTables.Form;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every reason for which an order comes back or a finding is opened, in the words that orders and notices use. */
final class ReasonDictionary {

    /** What stands in a remedy for the day on which to try again, which only a case knows. */
    private static final String SOME_DAY = "…";

    private ReasonDictionary() {}

    static Dictionary of(Texts texts, LocalDate version) {
        var families = new TreeMap<String, Set<Family>>();
        for (var family : ReasonCatalogue.Family.values()) {
            ReasonCatalogue.bundled().of(family).forEach(code -> note(families, code, Family.of(family)));
        }
        NamedTables.findingReasons().forEach(code -> note(families, code, Family.FINDING));
        return new Dictionary(
                "reasons",
                "退回与核查原因",
                "Reasons of returned orders and of findings",
                Form.TEXT,
                version,
                "the catalogue of reasons",
                families.entrySet().stream().map(reason -> entry(reason, texts)).toList());
    }

    private static void note(Map<String, Set<Family>> families, String code, Family family) {
        families.computeIfAbsent(code, _ -> new TreeSet<>()).add(family);
    }

    private static DictionaryEntry entry(Map.Entry<String, Set<Family>> reason, Texts texts) {
        var code = reason.getKey();
        return new EntryDraft(
                        code,
                        text(texts, Locale.CHINESE, code + ".detail"),
                        text(texts, Locale.ENGLISH, code + ".detail"))
                .reason(
                        reason.getValue(),
                        text(texts, Locale.CHINESE, code + ".remedy"),
                        text(texts, Locale.ENGLISH, code + ".remedy"))
                .entry();
    }

    private static String text(Texts texts, Locale language, String key) {
        return texts.has(language, key) ? texts.text(language, key, List.of(SOME_DAY)) : null;
    }
}

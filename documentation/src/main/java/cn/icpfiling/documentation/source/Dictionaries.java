package cn.icpfiling.documentation.source;

import cn.icpfiling.documentation.html.Language;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The code tables, made of the same files as those of filing-service's {@code GET /api/v1/dictionaries}. */
public final class Dictionaries {

    private static final String RULES = "filing-service/src/main/resources/rules/";
    private static final String TEXTS = "filing-service/src/main/resources/texts/problems_%s.properties";
    private static final String REASONS = "platform/core/src/main/resources/texts/reasons_%s.properties";
    /** Constants of the code that have texts, by the name of the dictionary. */
    private static final Map<String, String> CONSTANTS = Map.of(
            "filing-types", "FilingType",
            "order-states", "OrderState",
            "order-acts", "OrderAct",
            "offline-states", "OfflineState",
            "material-kinds", "MaterialKind");

    private static final Pattern LISTED =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\| (TEXT|NUMBER|FLAG) \\| (\\d+) \\|$");

    private final Map<String, Dictionary> byName = new TreeMap<>();

    /** One code; {@code notes} are further values by the name of their field. */
    public record Entry(String code, String zh, String en, Map<String, String> notes) {

        public String name(Language language) {
            return language == Language.ZH || en.isEmpty() ? zh : en;
        }
    }

    /** @param count how many entries the running service has */
    public record Dictionary(String name, String zh, String en, String form, int count, List<Entry> entries) {

        public String title(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    private Dictionaries() {}

    public static Dictionaries of(Sources sources) {
        var entries = new TreeMap<String, List<Entry>>();
        sources.yaml(RULES + "code-tables.yaml")
                .properties()
                .forEach(family -> entries.put(
                        family.getKey().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                        ofForm(family.getValue())));
        var file = sources.yaml(RULES + "dictionaries.yaml");
        file.path("tables").forEach(table -> entries.put(table.path("name").asText(), ofContract(table)));
        var zh = sources.properties(TEXTS.formatted("zh"));
        var en = sources.properties(TEXTS.formatted("en"));
        CONSTANTS.forEach((name, type) -> entries.put(name, constants(type, zh, en)));
        entries.put("reasons", reasons(sources, file));
        entries.put("regions", regions(sources));

        var dictionaries = new Dictionaries();
        // the page of the dictionaries is compared with the service by a test of filing-service
        LISTED.matcher(sources.text("docs/dictionaries.md")).results().forEach(line -> {
            var name = line.group(1);
            if (!entries.containsKey(name)) {
                throw new IllegalStateException("no source has the dictionary " + name);
            }
            dictionaries.byName.put(
                    name,
                    new Dictionary(
                            name,
                            line.group(3).strip(),
                            line.group(2).strip(),
                            line.group(4),
                            Integer.parseInt(line.group(5)),
                            entries.get(name)));
        });
        return dictionaries;
    }

    public Collection<Dictionary> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Dictionary> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The name of a code, or the code itself. */
    public String word(Language language, String dictionary, String code) {
        return named(dictionary).stream()
                .flatMap(one -> one.entries().stream())
                .filter(entry -> entry.code().equals(code))
                .map(entry -> entry.name(language))
                .findFirst()
                .orElse(code);
    }

    private static List<Entry> ofForm(JsonNode table) {
        var entries = new ArrayList<Entry>();
        for (var entry : table.path("entries")) {
            var notes = new LinkedHashMap<String, String>();
            for (var field : List.of("nature", "numberForm", "province", "prefix", "status")) {
                if (entry.has(field)) {
                    notes.put(field, entry.path(field).asText());
                }
            }
            entries.add(new Entry(
                    entry.path(entry.has("flag") ? "flag" : "code").asText(),
                    entry.path("zh").asText(),
                    entry.path("en").asText(),
                    notes));
        }
        return entries;
    }

    private static List<Entry> ofContract(JsonNode table) {
        return table.path("entries").properties().stream()
                .map(entry -> new Entry(
                        entry.getKey(),
                        entry.getValue().path(0).asText(),
                        entry.getValue().path(1).asText(),
                        Map.of()))
                .toList();
    }

    private static List<Entry> constants(String type, Map<String, String> zh, Map<String, String> en) {
        var code = Pattern.compile(Pattern.quote(type) + "\\.([A-Z][A-Z0-9_]*)");
        return zh.keySet().stream()
                .map(code::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Entry(
                        matcher.group(1),
                        zh.get(matcher.group()),
                        en.getOrDefault(matcher.group(), ""),
                        zh.containsKey(matcher.group() + ".hint")
                                ? Map.of(
                                        "hint",
                                        zh.get(matcher.group() + ".hint") + "\n" + en.get(matcher.group() + ".hint"))
                                : Map.of()))
                .toList();
    }

    private static List<Entry> reasons(Sources sources, JsonNode file) {
        var codes = new TreeSet<String>();
        sources.yaml(RULES + "reasons.yaml")
                .path("families")
                .forEach(family -> family.path("codes").forEach(code -> codes.add(code.asText())));
        file.path("findingReasons").forEach(code -> codes.add(code.asText()));
        var zh = sources.properties(REASONS.formatted("zh"));
        var en = sources.properties(REASONS.formatted("en"));
        return codes.stream()
                .map(code -> new Entry(
                        code, zh.getOrDefault(code + ".detail", ""), en.getOrDefault(code + ".detail", ""), Map.of()))
                .toList();
    }

    /** The provinces and prefectures of the newest list; counties are asked for at the API. */
    private static List<Entry> regions(Sources sources) {
        return sources.text(RULES + "regions.csv")
                .lines()
                .filter(line -> line.matches("\\d{4}00,.*"))
                .map(line -> line.split(",", -1))
                .filter(fields -> fields[3].isEmpty())
                .map(fields -> new Entry(fields[0], fields[1], "", Map.of()))
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }
}

package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Chinese of the texts of contracts that the site shows: {@code descriptions_zh.yaml} beside each {@code openapi.yaml}, and
 * {@code events_zh.yaml} beside each {@code asyncapi.yaml}. Each is a list of pairs of the English text ({@code en}, as the contract
 * has it) and the Chinese one ({@code zh}). A text that several contracts of one kind have stands once, beside one of them.
 */
final class Descriptions {

    /** The file beside the contract of a module, of what readers of the API reference see. */
    static final String REFERENCE = "/src/main/contract/descriptions_zh.yaml";

    /** The same of what the pages of topics show. */
    static final String EVENTS = "/src/main/contract/events_zh.yaml";

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern QUOTED = Pattern.compile("`[^`]+`");
    private static final Pattern CODE =
            Pattern.compile("\\b[A-Z][A-Z0-9]*(?:[_.][A-Z0-9]+)+\\b|\\b[A-Z]{3,}[A-Z0-9]*\\b");
    private static final Pattern EVENT = Pattern.compile("\\b[a-z]+(?:[.-][a-z]+)*\\.[a-z]+(?:-[a-z]+)*\\b");
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z0-9]*)+\\b");
    private static final Pattern RULE = Pattern.compile("\\b[A-Z]{1,2}\\d{1,3}\\b");
    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\w)\\d(?:[\\d,.:]*\\d)?(?:(?=(?:st|nd|rd|th)\\b)|(?!\\w))");
    private static final Pattern SMALL_WORD = Pattern.compile("[a-z]+");
    private static final Pattern CAPITAL_WORD = Pattern.compile("[A-Z][a-z]+");

    /** Abbreviations that one of the two languages may say in words. */
    private static final Set<String> ABBREVIATIONS = Set.of("SMS", "URL", "APP", "API");

    private final String file;
    private final Map<String, String> chinese = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Descriptions(String file) {
        this.file = file;
    }

    /** Reads the pairs beside the contracts. */
    static Descriptions of(Sources sources, String file, Map<String, Set<String>> texts) {
        var pairs = new LinkedHashMap<String, JsonNode>();
        texts.keySet().forEach(owner -> pairs.put(owner, sources.yaml(owner + file)));
        return of(file, texts, pairs);
    }

    /**
     * @param file {@link #REFERENCE} or {@link #EVENTS}
     * @param texts what the site shows, by the module of the contract
     * @param pairs the list of pairs by the same module
     */
    static Descriptions of(String file, Map<String, Set<String>> texts, Map<String, JsonNode> pairs) {
        var all = new Descriptions(file);
        pairs.forEach((owner, list) -> list.forEach(pair -> all.take(owner, pair, texts)));
        var told = new LinkedHashSet<String>();
        texts.forEach((owner, own) -> own.stream()
                .filter(text -> !all.chinese.containsKey(text) && told.add(text))
                .forEach(text -> all.faults.add(owner + file + ": no Chinese for: " + text)));
        return all;
    }

    private void take(String owner, JsonNode pair, Map<String, Set<String>> texts) {
        var en = pair.path("en").asText().strip();
        var zh = pair.path("zh").asText().strip();
        if (!texts.getOrDefault(owner, Set.of()).contains(en)) {
            faults.add(owner + file + ": the site shows no such text of this contract: " + en);
        }
        if (chinese.putIfAbsent(en, zh) != null) {
            faults.add(owner + file + ": the Chinese stands twice of: " + en);
        }
        differences(en, zh).forEach(difference -> faults.add(owner + file + ": " + difference + ": " + en));
    }

    /** How a Chinese text does not say what the English one says, as far as codes and numbers show it. */
    static List<String> differences(String en, String zh) {
        var differences = new ArrayList<String>();
        if (!CHINESE.matcher(zh).find() && !(zh.equals(en) && isConstant(en))) {
            differences.add("the Chinese has no Chinese character");
        }
        compare("quoted codes", QUOTED, en, zh, differences);
        compare("codes", CODE, en, zh, differences);
        compare("names of events or hosts", EVENT, en, zh, differences);
        compare("names of operations or fields", NAME, en, zh, differences);
        compare("rules or algorithms", RULE, en, zh, differences);
        compare("numbers", NUMBER, en, zh, differences);
        return differences;
    }

    /** Whether a text is a value, such as {@code no-store}, and no sentence: it has one word at most, and that in small letters. */
    private static boolean isConstant(String en) {
        var words = Stream.of(en.split("\\s+"))
                .map(word -> word.replaceAll("[,.;:]+$", ""))
                .toList();
        return words.stream().noneMatch(word -> CAPITAL_WORD.matcher(word).matches())
                && words.stream()
                                .filter(word -> SMALL_WORD.matcher(word).matches())
                                .count()
                        < 2;
    }

    private static void compare(String what, Pattern form, String en, String zh, List<String> differences) {
        var inEnglish = found(form, en);
        var inChinese = found(form, zh);
        tell(inEnglish, not(inChinese), "the Chinese lacks " + what, differences);
        tell(inChinese, not(inEnglish), "the English lacks " + what, differences);
    }

    private static Predicate<String> not(Set<String> codes) {
        return code -> !codes.contains(code) && !ABBREVIATIONS.contains(code);
    }

    private static void tell(Set<String> codes, Predicate<String> lacks, String what, List<String> differences) {
        var missing = codes.stream().filter(lacks).toList();
        if (!missing.isEmpty()) {
            differences.add(what + " " + String.join(", ", missing));
        }
    }

    private static Set<String> found(Pattern form, String text) {
        var found = new TreeSet<String>();
        form.matcher(text).results().forEach(one -> found.add(one.group()));
        return found;
    }

    /** The Chinese by the English text. */
    Map<String, String> chinese() {
        return chinese;
    }

    List<String> faults() {
        return faults;
    }
}

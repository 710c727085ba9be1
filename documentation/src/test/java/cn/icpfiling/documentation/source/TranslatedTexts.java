package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The texts that stand in both languages, pair by pair. */
final class TranslatedTexts {

    private static final String NOTICES = "account-service/src/main/resources/templates/notices/";

    /** Files of entries that have a text in both languages, as {@code zh} and {@code en} or one after the other. */
    private static final List<String> ENTRIES = List.of(
            "account-service/src/main/resources/notices/catalogue.yaml",
            "filing-service/src/main/resources/offline/provinces.yaml",
            "filing-service/src/main/resources/provider/profile.yaml",
            "filing-service/src/main/resources/rules/code-tables.yaml",
            "filing-service/src/main/resources/rules/dictionaries.yaml",
            "filing-service/src/main/resources/rules/filing-rules.yaml",
            "filing-service/src/main/resources/rules/provinces.yaml");

    /** Two texts with one sum are one in four thousand millions. */
    private static final int DIGITS = 8;

    /**
     * @param file the place of the Chinese
     * @param name which of the file it is; the English itself where it has no name
     */
    record Pair(String file, String name, String english, String chinese) {

        private String place() {
            return file + " " + sum(chinese);
        }
    }

    private final Sources sources;
    private final List<Pair> pairs = new ArrayList<>();

    private TranslatedTexts(Sources sources) {
        this.sources = sources;
    }

    static List<Pair> of(Sources sources) {
        var texts = new TranslatedTexts(sources);
        Stream.concat(Sources.MODULES.stream(), Stream.of("platform/web", "platform/data"))
                .forEach(texts::ofModule);
        texts.properties("documentation/src/main/resources/site/words");
        texts.properties("documentation/src/main/resources/site/texts/sandbox");
        texts.glossary();
        texts.changelog();
        texts.notices();
        ENTRIES.forEach(file -> texts.entries(file, sources.yaml(file)));
        return texts.pairs;
    }

    private void ofModule(String module) {
        var contract = module + "/src/main/contract/";
        descriptions(contract + "descriptions_zh.yaml");
        descriptions(contract + "events_zh.yaml");
        if (sources.has(contract + "words_zh.yaml")) {
            words(contract + "words_zh.yaml", sources.yaml(contract + "openapi.yaml"));
        }
        properties(module + "/src/main/resources/texts/problems");
        properties(module + "/src/main/resources/texts/reasons");
    }

    private void descriptions(String file) {
        if (sources.has(file)) {
            sources.yaml(file)
                    .forEach(pair -> take(
                            file, "", pair.path("en").asText(), pair.path("zh").asText()));
        }
    }

    private void words(String file, JsonNode contract) {
        var words = sources.yaml(file);
        contract.path("tags").forEach(tag -> {
            var name = tag.path("name").asText();
            take(
                    file,
                    name,
                    tag.path("description").asText(),
                    words.at("/tags/" + name + "/about").asText());
        });
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    var id = operation.path("operationId").asText();
                    take(
                            file,
                            id,
                            operation.path("summary").asText(),
                            words.at("/operations/" + id).asText());
                }));
    }

    private void properties(String name) {
        var chinese = sources.properties(name + "_zh.properties");
        sources.properties(name + "_en.properties")
                .forEach((key, text) -> take(name + "_zh.properties", key, text, chinese.getOrDefault(key, "")));
    }

    private void glossary() {
        sources.text("docs/glossary.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Chinese "))
                .map(line -> line.substring(2).split(" \\| "))
                .forEach(cells -> take("docs/glossary.md", cells[0], cells[2], cells[3]));
    }

    private void changelog() {
        var file = "documentation/src/main/site/changelog_zh.md";
        var english = versions("CHANGELOG.md");
        versions(file).forEach((version, text) -> take(file, version, english.getOrDefault(version, ""), text));
    }

    private Map<String, String> versions(String file) {
        var parts = new HashMap<String, String>();
        Stream.of(sources.text(file).split("(?m)^## "))
                .skip(1)
                .forEach(part -> parts.put(part.split("\\s", 2)[0], part));
        return parts;
    }

    private void notices() {
        try (var files = Files.list(sources.path(NOTICES + "en"))) {
            files.map(Path::getFileName)
                    .map(Path::toString)
                    .forEach(name -> take(
                            NOTICES + "zh",
                            name,
                            sources.text(NOTICES + "en/" + name),
                            sources.text(NOTICES + "zh/" + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void entries(String file, JsonNode node) {
        if (node.path("zh").isTextual() && node.path("en").isTextual()) {
            take(file, "", node.path("en").asText(), node.path("zh").asText());
        }
        if (node.isArray()
                && node.size() == 2
                && node.path(0).isTextual()
                && node.path(1).isTextual()) {
            take(file, "", node.path(1).asText(), node.path(0).asText());
        }
        node.forEach(part -> entries(file, part));
    }

    private void take(String file, String name, String english, String chinese) {
        if (!chinese.isBlank()) {
            pairs.add(new Pair(file, name.isEmpty() ? english : name, english, chinese));
        }
    }

    /** Blanks and line breaks do not count. */
    private static String sum(String text) {
        try {
            var words = text.strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(words);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sums of the English texts by file and sum of the Chinese one, which several may share. */
    private static Map<String, SortedSet<String>> sums(List<Pair> pairs) {
        var sums = new TreeMap<String, SortedSet<String>>();
        pairs.forEach(
                pair -> sums.computeIfAbsent(pair.place(), _ -> new TreeSet<>()).add(sum(pair.english())));
        return sums;
    }

    /** A file heads the lines of its pairs: the sum of a Chinese text, and those of the English texts that it was written for. */
    static String written(List<Pair> pairs) {
        var text = new StringBuilder();
        var file = "";
        for (var entry : sums(pairs).entrySet()) {
            var place = entry.getKey().split(" ");
            if (!place[0].equals(file)) {
                file = place[0];
                text.append(file).append('\n');
            }
            text.append(place[1])
                    .append(' ')
                    .append(String.join(" ", entry.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<String, Set<String>> read(String written) {
        var known = new HashMap<String, Set<String>>();
        var file = "";
        for (var line : written.lines().toList()) {
            var words = List.of(line.split(" "));
            if (words.size() == 1) {
                file = line;
            } else {
                known.put(file + " " + words.getFirst(), Set.copyOf(words.subList(1, words.size())));
            }
        }
        return known;
    }

    /**
     * The pairs whose English is another one than the Chinese was written for. A Chinese text that is new or has changed is none, nor is
     * one that a further English text shares.
     */
    static List<String> changed(String written, List<Pair> pairs) {
        var known = read(written);
        var present = sums(pairs);
        return pairs.stream()
                .filter(pair -> {
                    var before = known.getOrDefault(pair.place(), Set.of());
                    return !before.contains(sum(pair.english()))
                            && !present.get(pair.place()).containsAll(before);
                })
                .map(pair -> pair.file() + ": " + pair.name())
                .toList();
    }
}

package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Chinese words of the contracts: {@code words_zh.yaml} beside each {@code openapi.yaml} names its tags and its public operations,
 * {@code descriptions_zh.yaml} has its public descriptions. The words stay out of the contract itself, whose texts are English for generators and other tools.
 */
public final class ContractWords {

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final int LONGEST = 40;

    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private final Map<String, String> summaries = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new LinkedHashMap<>();

    /** @param about one sentence without a full stop */
    public record Tag(String name, String about) {}

    private ContractWords() {}

    /**
     * Fails if a contract and its words do not fit.
     *
     * @param contracts by the module that owns them
     * @param shared common.yaml
     */
    static ContractWords of(Sources sources, Map<String, JsonNode> contracts, JsonNode shared) {
        var all = new ContractWords();
        var faults = new ArrayList<String>();
        contracts.forEach((owner, contract) -> {
            var file = owner + "/src/main/contract/words_zh.yaml";
            var words = sources.yaml(file);
            faults(contract, words).forEach(fault -> faults.add(file + ": " + fault));
            words.path("tags").properties().forEach(entry -> {
                var tag = new Tag(
                        entry.getValue().path("name").asText(),
                        entry.getValue().path("about").asText());
                var other = all.tags.putIfAbsent(entry.getKey(), tag);
                if (other != null && !other.equals(tag)) {
                    faults.add(file + ": another contract has other words for the tag " + entry.getKey());
                }
            });
            words.path("operations")
                    .properties()
                    .forEach(entry ->
                            all.summaries.put(entry.getKey(), entry.getValue().asText()));
        });
        var descriptions = descriptions(sources, contracts, shared);
        all.descriptions.putAll(descriptions.chinese());
        faults.addAll(descriptions.faults());
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Chinese words of contracts:\n" + String.join("\n", faults));
        }
        return all;
    }

    private static Descriptions descriptions(Sources sources, Map<String, JsonNode> contracts, JsonNode shared) {
        var all = new LinkedHashMap<String, JsonNode>();
        all.put(PublicTexts.SHARED, shared);
        all.putAll(contracts);
        return Descriptions.of(sources, Descriptions.REFERENCE, PublicTexts.of(all));
    }

    /** What is missing, left over or not Chinese in the words of a contract. */
    static List<String> faults(JsonNode contract, JsonNode words) {
        var operations = new LinkedHashSet<String>();
        var tags = new LinkedHashSet<String>();
        contract.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/internal/"))
                .flatMap(path -> path.getValue().properties().stream())
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .forEach(operation -> {
                    operations.add(operation.path("operationId").asText());
                    operation.path("tags").forEach(tag -> tags.add(tag.asText()));
                });
        var faults = new ArrayList<String>();
        compare("operation", operations, words.path("operations"), faults);
        compare("tag", tags, words.path("tags"), faults);
        words.path("operations")
                .properties()
                .forEach(entry -> check(entry.getKey(), entry.getValue().asText(), faults));
        words.path("tags")
                .properties()
                .forEach(entry -> List.of("name", "about")
                        .forEach(word -> check(
                                "the " + word + " of the tag " + entry.getKey(),
                                entry.getValue().path(word).asText(),
                                faults)));
        return faults;
    }

    private static void compare(String kind, Set<String> names, JsonNode words, List<String> faults) {
        names.stream()
                .filter(name -> !words.has(name))
                .forEach(name -> faults.add("the " + kind + " " + name + " has no Chinese words"));
        words.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                faults.add("there is no public " + kind + " " + name);
            }
        });
    }

    private static void check(String of, String words, List<String> faults) {
        if (!CHINESE.matcher(words).find()) {
            faults.add(of + " is not in Chinese: " + words);
        }
        if (words.endsWith("。")) {
            faults.add(of + " ends with a full stop: " + words);
        }
        if (words.length() > LONGEST) {
            faults.add(of + " has more than " + LONGEST + " characters: " + words);
        }
    }

    /** Name and subject of each tag. */
    public Map<String, Tag> tags() {
        return tags;
    }

    /** The Chinese of each public description by the English text, without blanks around it. */
    public Map<String, String> descriptions() {
        return descriptions;
    }

    /** The summary of each operation by its id. */
    public Map<String, String> summaries() {
        return summaries;
    }
}

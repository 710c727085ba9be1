package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.catalogue.NameWords;
import cn.icpfiling.filing.core.catalogue.NumberForm;
import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.review.SettlementRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The code tables and word lists in the jar. */
public final class BundledTables {

    BundledTables() {}

    @Produces
    @Singleton
    static OrderFacts.Book book() {
        return load();
    }

    public static OrderFacts.Book load() {
        return new OrderFacts.Book(codes(), words(), new MainlandPhones());
    }

    @Produces
    @Singleton
    static SettlementRules settlementRules() {
        return loadSettlementRules();
    }

    public static SettlementRules loadSettlementRules() {
        var means = new LinkedHashMap<String, SettlementRules.Means>();
        RuleFiles.read("settlements.yaml")
                .path("entries")
                .forEach(entry -> means.put(
                        entry.path("rule").asText(),
                        new SettlementRules.Means(
                                texts(entry.path("papers")).stream()
                                        .map(MaterialKind::valueOf)
                                        .collect(Collectors.toSet()),
                                texts(entry.path("sources")).stream()
                                        .map(EvidenceSource::valueOf)
                                        .collect(Collectors.toSet()),
                                entry.path("broken").asText())));
        return new SettlementRules(means);
    }

    private static CodeTables codes() {
        var file = RuleFiles.read("code-tables.yaml");
        return new CodeTables(
                map(
                        file,
                        "provinces",
                        entry -> entry.path("code").asText(),
                        entry -> entry.path("prefix").asText()),
                RegionFile.read(),
                map(file, "natures", entry -> entry.path("code").asInt(), Function.identity())
                        .keySet(),
                naturesOfDepartments(file),
                map(file, "certificateTypes", entry -> entry.path("code").asInt(), BundledTables::certificate),
                map(
                        file,
                        "historicCertificateTypes",
                        entry -> entry.path("code").asInt(),
                        BundledTables::certificate),
                flags(file, "contentTypes", _ -> true),
                flags(file, "contentTypes", entry -> entry.path("person").asBoolean()),
                flags(file, "contentTypes", entry -> entry.path("note").asBoolean()),
                flags(file, "preApprovals", _ -> true),
                flags(file, "accessModes", _ -> true),
                flags(file, "serverLocations", _ -> true),
                map(file, "languages", entry -> entry.path("code").asInt(), Function.identity())
                        .keySet());
    }

    private static Map<String, Integer> naturesOfDepartments(JsonNode file) {
        var natures = new HashMap<String, Integer>();
        for (var nature : entries(file, "natures")) {
            for (var department : texts(nature.path("departments"))) {
                if (natures.put(department, nature.path("code").asInt()) != null) {
                    throw new IllegalStateException("code-tables.yaml has two natures of department " + department);
                }
            }
        }
        return natures;
    }

    private static NameWords words() {
        var file = RuleFiles.read("service-name-words.yaml");
        var exempt = new ArrayList<Integer>();
        file.path("nationalPrefixes").path("exemptNatures").forEach(nature -> exempt.add(nature.asInt()));
        return new NameWords(
                texts(file.path("nationalPrefixes").path("words")),
                Set.copyOf(exempt),
                texts(file.path("sensitive").path("words")),
                texts(file.path("business").path("words")));
    }

    private static CodeTables.CertificateType certificate(JsonNode entry) {
        return new CodeTables.CertificateType(
                entry.path("nature").asInt(),
                NumberForm.valueOf(entry.path("numberForm").asText()));
    }

    private static long flags(JsonNode file, String family, Predicate<JsonNode> wanted) {
        return entries(file, family).stream()
                .filter(wanted)
                .mapToLong(entry -> entry.path("flag").asLong())
                .reduce(0, (one, other) -> one | other);
    }

    private static <K, V> Map<K, V> map(
            JsonNode file, String family, Function<JsonNode, K> key, Function<JsonNode, V> value) {
        return entries(file, family).stream().collect(Collectors.toMap(key, value));
    }

    private static List<JsonNode> entries(JsonNode file, String family) {
        var entries = new ArrayList<JsonNode>();
        file.path(family).path("entries").forEach(entries::add);
        if (entries.isEmpty()) {
            throw new IllegalStateException("code-tables.yaml has no entries for " + family);
        }
        return entries;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}

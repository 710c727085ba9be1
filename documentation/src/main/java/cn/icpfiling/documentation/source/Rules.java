package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that a release brings: what provinces set, and what holds in every province. */
public record Rules(List<Entry> entries) {

    private static final String RULES = "filing-service/src/main/resources/rules/";

    /**
     * One rule.
     *
     * @param parameter what it sets; empty for a rule that holds in every province
     * @param provinces two digits each, or ALL
     * @param types acts and families of acts; empty for every act that the parameter is about
     * @param holdsBesideOthers false if of its parameter the closest entry holds alone
     */
    public record Entry(
            String id,
            String parameter,
            List<String> provinces,
            List<String> types,
            String sponsor,
            List<String> value,
            String effect,
            String validFrom,
            Optional<String> validTo,
            boolean verified,
            String source,
            String zh,
            String en,
            boolean holdsBesideOthers) {}

    public static Rules of(Sources sources) {
        var addUp = strings(
                sources.json(RULES + "provinces.schema.json").at("/$defs/entry/properties/parameter/x-icp-add-up"));
        var entries = new ArrayList<Entry>();
        sources.yaml(RULES + "provinces.yaml").path("entries").forEach(entry -> entries.add(read(entry, addUp)));
        sources.yaml(RULES + "filing-rules.yaml").path("rules").forEach(entry -> entries.add(read(entry, addUp)));
        return new Rules(List.copyOf(entries));
    }

    private static Entry read(JsonNode entry, List<String> addUp) {
        var parameter = entry.path("parameter").asText();
        return new Entry(
                entry.path("id").asText(),
                parameter,
                entry.has("provinces") ? strings(entry.path("provinces")) : List.of("ALL"),
                strings(entry.path("types")),
                entry.path("sponsor").asText(),
                strings(entry.path("value")),
                entry.path("effect").asText(),
                entry.path("validFrom").asText(),
                entry.has("validTo") ? Optional.of(entry.path("validTo").asText()) : Optional.empty(),
                entry.path("status").asText().equals("VERIFIED"),
                entry.path("source").asText(),
                entry.path("zh").asText(),
                entry.path("en").asText(),
                parameter.isEmpty() || addUp.contains(parameter));
    }

    private static List<String> strings(JsonNode node) {
        if (node.isValueNode() && !node.isMissingNode()) {
            return List.of(node.asText());
        }
        var strings = new ArrayList<String>();
        node.forEach(one -> strings.add(one.asText()));
        return List.copyOf(strings);
    }
}

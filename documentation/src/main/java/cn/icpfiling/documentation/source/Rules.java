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
            String en) {

        /** Papers and notes add up. Of another parameter the closest entry holds alone. */
        public boolean holdsBesideOthers() {
            return parameter.isEmpty() || parameter.equals("PAPERS") || parameter.equals("NOTE");
        }
    }

    public static Rules of(Sources sources) {
        var entries = new ArrayList<Entry>();
        sources.yaml(RULES + "provinces.yaml").path("entries").forEach(entry -> entries.add(read(entry)));
        sources.yaml(RULES + "filing-rules.yaml").path("rules").forEach(entry -> entries.add(read(entry)));
        return new Rules(List.copyOf(entries));
    }

    private static Entry read(JsonNode entry) {
        return new Entry(
                entry.path("id").asText(),
                entry.path("parameter").asText(),
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
                entry.path("en").asText());
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

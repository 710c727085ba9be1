package cn.icpfiling.platform.history;

import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A reason or a finding by its code, without free text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryReason(String code, String pointer, String rule) {

    public static HistoryReason of(String code) {
        return new HistoryReason(code, null, null);
    }

    /** Returns every object of a stored document that has a code, with its rule and its place. Values are not read. */
    public static List<HistoryReason> inJson(String json) {
        var found = new ArrayList<HistoryReason>();
        if (json != null) {
            collect(JsonText.read(json, new TypeReference<JsonNode>() {}), found);
        }
        return found;
    }

    private static void collect(JsonNode node, List<HistoryReason> found) {
        if (node.path("code").isTextual()) {
            var place = node.path("pointer").asText(node.path("part").asText(null));
            found.add(new HistoryReason(
                    node.path("code").asText(), place, node.path("rule").asText(null)));
        }
        node.forEach(child -> collect(child, found));
    }
}

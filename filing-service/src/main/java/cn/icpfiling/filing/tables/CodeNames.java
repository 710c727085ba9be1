package cn.icpfiling.filing.tables;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** The Chinese names of the authority's codes, for documents that are printed for it. */
@ApplicationScoped
public class CodeNames {

    private final Map<Integer, String> natures;
    private final Map<Integer, String> certificateTypes;

    CodeNames() {
        var tables = RuleFiles.read("code-tables.yaml");
        natures = names(tables.path("natures"));
        certificateTypes = names(tables.path("certificateTypes"));
    }

    public String nature(int code) {
        return natures.get(code);
    }

    public String certificateType(int code) {
        return certificateTypes.get(code);
    }

    private static Map<Integer, String> names(JsonNode family) {
        var names = new HashMap<Integer, String>();
        family.path("entries")
                .forEach(entry ->
                        names.put(entry.path("code").asInt(), entry.path("zh").asText()));
        return Map.copyOf(names);
    }
}

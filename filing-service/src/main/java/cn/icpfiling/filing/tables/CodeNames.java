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
        var ofToday = names(tables.path("certificateTypes"));
        var all = new HashMap<>(names(tables.path("historicCertificateTypes")));
        all.putAll(ofToday);
        certificateTypes = Map.copyOf(all);
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

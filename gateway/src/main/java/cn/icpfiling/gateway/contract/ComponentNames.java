package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of components in the union. A name that means the same everywhere stays; a name with two meanings is prefixed
 * with its owner, wherever it is used.
 */
final class ComponentNames {

    private static final Pattern LOCAL = Pattern.compile("#/components/([^/]+)/([^/]+)");

    private final Map<String, Map<String, JsonNode>> definitions = new LinkedHashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** Owner to contract; the shared components go under their own name. */
    ComponentNames(Map<String, ObjectNode> contracts) {
        contracts.forEach((owner, contract) -> contract.path("components")
                .properties()
                .forEach(section -> section.getValue()
                        .properties()
                        .forEach(component -> definitions
                                .computeIfAbsent(key(section.getKey(), component.getKey()), it -> new LinkedHashMap<>())
                                .put(owner, component.getValue()))));
        definitions.forEach((key, byOwner) -> {
            if (new HashSet<>(byOwner.values()).size() > 1) ambiguous.add(key);
        });
        while (spread()) {}
    }

    String nameIn(String owner, String section, String name) {
        if (!ambiguous.contains(key(section, name)) || owner.equals(ContractFiles.COMMON)) return name;
        return prefix(owner) + name;
    }

    /** Two definitions alike to the letter still differ when they refer to a name that means two things. */
    private boolean spread() {
        var found = false;
        for (var definition : definitions.entrySet()) {
            if (ambiguous.contains(definition.getKey()) || definition.getValue().size() < 2) continue;
            if (definition.getValue().values().stream().anyMatch(this::refersToAmbiguous)) {
                found |= ambiguous.add(definition.getKey());
            }
        }
        return found;
    }

    private boolean refersToAmbiguous(JsonNode node) {
        if (node.isTextual()) {
            var local = LOCAL.matcher(node.textValue());
            return local.matches() && ambiguous.contains(key(local.group(1), local.group(2)));
        }
        for (var child : node) {
            if (refersToAmbiguous(child)) return true;
        }
        return false;
    }

    private static String key(String section, String name) {
        return section + "/" + name;
    }

    /** legacy-import-service is LegacyImport. */
    private static String prefix(String owner) {
        var prefix = new StringBuilder();
        for (var word : owner.replaceFirst("-service$", "").split("-")) {
            prefix.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return prefix.toString();
    }
}

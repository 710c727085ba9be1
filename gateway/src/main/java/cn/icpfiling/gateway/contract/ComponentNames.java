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
 * The names of components in the merged contract. A name with one meaning stays. A name with two meanings gets its
 * owner as prefix, wherever it is used.
 */
final class ComponentNames {

    private static final Pattern LOCAL = Pattern.compile("#/components/([^/]+)/([^/]+)");

    private final Map<String, Map<String, JsonNode>> definitions = new LinkedHashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** @param contracts contracts by owner; the shared components have an owner of their own */
    ComponentNames(Map<String, ObjectNode> contracts) {
        contracts.forEach((owner, contract) -> contract.path("components")
                .properties()
                .forEach(section -> section.getValue()
                        .properties()
                        .forEach(component -> definitions
                                .computeIfAbsent(key(section.getKey(), component.getKey()), it -> new LinkedHashMap<>())
                                .put(owner, component.getValue()))));
        definitions.forEach((key, byOwner) -> {
            if (new HashSet<>(byOwner.values()).size() > 1) {
                ambiguous.add(key);
            }
        });
        while (spread()) {}
    }

    String nameIn(String owner, String section, String name) {
        if (!ambiguous.contains(key(section, name)) || owner.equals(ContractFiles.COMMON)) {
            return name;
        }
        return prefix(owner) + name;
    }

    /** Identical definitions still differ if they refer to a name with two meanings. */
    private boolean spread() {
        var found = false;
        for (var definition : definitions.entrySet()) {
            if (ambiguous.contains(definition.getKey()) || definition.getValue().size() < 2) {
                continue;
            }
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
            if (refersToAmbiguous(child)) {
                return true;
            }
        }
        return false;
    }

    private static String key(String section, String name) {
        return section + "/" + name;
    }

    /** legacy-import-service becomes LegacyImport. */
    private static String prefix(String owner) {
        var prefix = new StringBuilder();
        for (var word : owner.replaceFirst("-service$", "").split("-")) {
            prefix.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return prefix.toString();
    }
}

package cn.icpfiling.platform.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a document, together with the document, so that its references can be followed.
 *
 * @param node the part; a missing node if the document does not have it
 * @param root the whole document
 * @param file where the document stands; null if it is only in memory, and then it refers to itself alone
 */
record Part(JsonNode node, JsonNode root, Path file) {
    private static final ObjectMapper YAML = new YAMLMapper();

    static Part of(JsonNode document) {
        return new Part(document, document, null);
    }

    /** Reads a YAML or JSON document. */
    static Part read(Path file) {
        try {
            var document = YAML.readTree(file.toFile());
            return new Part(document, document, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isThere() {
        return !node.isMissingNode();
    }

    Part at(String field) {
        return new Part(node.path(field), root, file);
    }

    String text(String field) {
        return node.path(field).asText();
    }

    /** Returns the fields of an object in their order; nothing if this is no object. */
    Map<String, Part> fields() {
        var fields = new LinkedHashMap<String, Part>();
        node.properties().forEach(field -> fields.put(field.getKey(), new Part(field.getValue(), root, file)));
        return fields;
    }

    /** Returns the entries of an array in their order; nothing if this is no array. */
    List<Part> entries() {
        var entries = new ArrayList<Part>();
        if (node.isArray()) {
            node.forEach(entry -> entries.add(new Part(entry, root, file)));
        }
        return entries;
    }

    boolean isReference() {
        return node.path("$ref").isTextual();
    }

    /** Returns the last word of the reference, such as the name of a component. */
    String referredName() {
        var reference = text("$ref");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Follows one reference. Fails if nothing stands at its end. */
    Part referred() {
        var reference = text("$ref");
        var hash = reference.indexOf('#');
        var path = hash < 0 ? reference : reference.substring(0, hash);
        var document = path.isEmpty() ? new Part(root, root, file) : read(file.resolveSibling(path));
        var found = document.root().at(hash < 0 ? "" : reference.substring(hash + 1));
        if (found.isMissingNode()) {
            throw new IllegalStateException("nothing stands at " + reference);
        }
        return new Part(found, document.root(), document.file());
    }

    /** Follows references to the end. */
    Part resolved() {
        var found = this;
        while (found.isReference()) {
            found = found.referred();
        }
        return found;
    }
}

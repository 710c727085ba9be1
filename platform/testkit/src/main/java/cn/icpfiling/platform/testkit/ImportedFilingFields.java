package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The fields of a request of registerImportedFiling that its keyed sums cover, and the request with one of them stored otherwise. */
public final class ImportedFilingFields {

    /** The account is compared itself; a paper that was lost may come later. */
    private static final String APART = "/(account|sumKey|lostPapers/.*|missingPapers/.*)";

    private ImportedFilingFields() {}

    /** Returns the place of each value of the request that counts, as a JSON pointer. */
    public static List<String> of(JsonNode request) {
        var fields = new ArrayList<String>();
        leaves(request, "", fields);
        fields.removeIf(field -> field.matches(APART));
        return List.copyOf(fields);
    }

    /** Returns the request without the field, or with another moment there. */
    public static JsonNode without(JsonNode request, String field) {
        var less = request.deepCopy();
        var at = JsonPointer.compile(field);
        var parent = less.at(at.head());
        switch (parent) {
            case ObjectNode object
            when field.endsWith("At") -> object.put(at.last().getMatchingProperty(), "2012-01-01T00:00:00Z");
            case ObjectNode object -> object.remove(at.last().getMatchingProperty());
            default -> ((ArrayNode) parent).remove(at.last().getMatchingIndex());
        }
        return less;
    }

    private static void leaves(JsonNode node, String pointer, List<String> found) {
        if (node.isValueNode()) {
            found.add(pointer);
        }
        node.properties().forEach(field -> leaves(field.getValue(), pointer + "/" + field.getKey(), found));
        for (var at = 0; node.isArray() && at < node.size(); at++) {
            leaves(node.path(at), pointer + "/" + at, found);
        }
    }
}
